import type { Capabilities, Limit } from '../contract.ts';

const characters = (max: number): Limit => ({ max, unit: 'utf16' });
const mebibyte = 1024 * 1024;

/**
 * What the Cloud API takes, from Meta's pages of September 2026. Meta says "characters" without naming a unit; UTF-16
 * units are the count that is never too generous.
 */
export const capabilities: Capabilities = {
  text: characters(4_096),
  caption: characters(1_024),
  interactive: { body: characters(1_024), listBody: characters(4_096), header: characters(60), footer: characters(60) },
  buttons: { max: 3, label: characters(20) },
  list: {
    rows: 10,
    sections: 10,
    title: characters(24),
    description: characters(72),
    sectionTitle: characters(24),
    openLabel: characters(20),
  },
  linkButton: { label: characters(20) },
  media: {
    image: { mimes: ['image/jpeg', 'image/png'], maxBytes: 5 * mebibyte, caption: true },
    video: { mimes: ['video/mp4', 'video/3gpp'], maxBytes: 16 * mebibyte, caption: true },
    audio: {
      mimes: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
      maxBytes: 16 * mebibyte,
      caption: false,
    },
    document: {
      mimes: [
        'application/pdf',
        'text/plain',
        'application/msword',
        'application/vnd.ms-excel',
        'application/vnd.ms-powerpoint',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      ],
      maxBytes: 100 * mebibyte,
      caption: true,
    },
    sticker: { mimes: ['image/webp'], maxBytes: 500 * 1024, caption: false },
  },
  windowSeconds: 24 * 3_600,
  rate: { perSecond: 80, burst: 80 },
  pair: { everySeconds: 6, burst: 45 },
  statuses: ['sent', 'delivered', 'read', 'played', 'failed'],
};

/** What Meta raises a number's rate to by itself once it writes to very many people. */
export const highRate: Capabilities['rate'] = { perSecond: 1_000, burst: 1_000 };

/** Longest ids that come back when a button or a row is tapped, and other limits that no other channel shares. */
export const wireLimits = {
  buttonId: 256,
  rowId: 200,
  opaqueData: 512,
  url: 2_000,
  templateName: 512,
  locationRequestBody: 1_024,
  /** What the app lets a person write at most; whatever claims to be more is cut. */
  inboundText: characters(65_536),
  /** Labels, places, people on cards, ids. */
  inboundName: characters(1_024),
  /** Any inbound file, in bytes. */
  inboundBytes: 100 * mebibyte,
  /** Life of an uploaded file, in seconds. */
  uploadSeconds: 30 * 24 * 3_600,
} as const;
