import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type OutboundMessage, outboundMessage } from '#/flow/message/outbound-message.ts';
import type { Json } from '#/lib/json.ts';
import { locales } from '#/lib/locales.ts';
import { channelAdapters } from './adapters.ts';
import type { ChannelAdapter, ChannelEvent, ChannelManifest, SendPlan } from './contract.ts';
import { type ChannelKind, channelManifests } from './manifests.ts';
import type { ChannelSamples } from './samples.ts';

const kinds = Object.keys(channelManifests) as ChannelKind[];
const folders = fs
  .readdirSync(new URL('./', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory());

it('registers every room in both tables', () => {
  expect(folders.map((entry) => entry.name).sort()).toEqual([...kinds].sort());
  expect(Object.keys(channelAdapters).sort()).toEqual([...kinds].sort());
});

describe.each(kinds)('%s', async (kind) => {
  const manifest: ChannelManifest = channelManifests[kind];
  const adapter: ChannelAdapter = channelAdapters[kind];
  const { samples } = (await import(`./${kind}/fixtures/samples.ts`)) as { samples: ChannelSamples };
  const { inbound } = samples;

  it('is what it says it is', () => {
    expect([manifest.kind, adapter.kind]).toEqual([kind, kind]);
    expect(adapter.capabilities).toEqual(manifest.capabilities);
    for (const locale of locales)
      expect(manifest.words[locale]).toMatchObject({
        name: expect.stringMatching(/./),
        summary: expect.stringMatching(/./),
      });
  });

  describe('what comes in', () => {
    const event = (body: Json | undefined): ChannelEvent | undefined => adapter.parse(body as Json).items[0]?.event;

    it('is taken only with a signature by a secret in force', () => {
      const raw = new TextEncoder().encode(JSON.stringify(inbound.text));
      expect(adapter.verify(raw, samples.sign(raw, 'secret'), ['other', 'secret'])).toBe(true);
      expect(adapter.verify(raw, samples.sign(raw, 'secret'), ['other'])).toBe(false);
      expect(adapter.verify(raw, samples.sign(raw, 'secret'), [])).toBe(false);
      expect(adapter.verify(raw, new Headers(), ['secret'])).toBe(false);
      expect(adapter.verify(new Uint8Array([...raw, 32]), samples.sign(raw, 'secret'), ['secret'])).toBe(false);
    });

    it('begins with a handshake for the right token only', () => {
      expect(adapter.handshake(samples.handshake('token'), 'token')).toBe('42');
      expect(adapter.handshake(samples.handshake('guess'), 'token')).toBeNull();
      expect(adapter.handshake(samples.handshake(''), '')).toBeNull();
      expect(adapter.handshake(new URLSearchParams(), 'token')).toBeNull();
    });

    it('names its sender, its person and its time', () => {
      const [item] = adapter.parse(inbound.text).items;
      expect(item?.sender).toMatch(/./);
      expect(item?.event).toMatchObject({
        kind: 'message',
        providerId: expect.stringMatching(/./),
        content: { kind: 'text', text: expect.stringMatching(/./) },
      });
      if (item?.event.kind !== 'message') return;
      expect(item.event.from.addresses.length).toBeGreaterThan(0);
      expect(new Date(item.event.at).getUTCFullYear()).toBeGreaterThan(2000);
    });

    it('is the same for the same body', () => {
      for (const body of Object.values(inbound))
        expect(adapter.parse(body)).toEqual(adapter.parse(structuredClone(body)));
    });

    it.each<[keyof ChannelSamples['inbound'], object]>([
      ['choice', { kind: 'message', content: { kind: 'choice' } }],
      ['media', { kind: 'message', content: { kind: 'media', providerMediaId: expect.stringMatching(/./) } }],
      ['reaction', { kind: 'reaction', target: expect.stringMatching(/./) }],
      ['sent', { kind: 'status', status: 'sent', error: null }],
      ['failed', { kind: 'status', status: 'failed', error: { code: expect.any(Number) } }],
      ['echo', { kind: 'echo' }],
      ['consent', { kind: 'consent' }],
      ['identity', { kind: 'identity' }],
      ['unknown', { kind: 'other' }],
    ])('is understood where the channel has it: %s', (sort, expected) => {
      if (inbound[sort] !== undefined) expect(event(inbound[sort])).toMatchObject(expected);
    });

    it.each<Json>([null, 0, '', 'x', true, [], {}, [[]], { entry: null }, { entry: [null, 1, { changes: 'x' }] }])(
      'may be nonsense: %j',
      (body) => {
        expect(adapter.parse(body).items).toEqual([]);
      },
    );
  });

  describe('what goes out', () => {
    const context = { token: (exit: string) => exit };
    const options = (count: number, label = 'Option') =>
      Array.from({ length: count }, (_, index) => ({ exit: `o${index + 1}`, label: `${label} ${index + 1}` }));
    const long = 'A sentence that says something. '.repeat(400).trim();
    const table: OutboundMessage[] = [
      { kind: 'text', text: 'Hello', previewLinks: true },
      { kind: 'text', text: long, previewLinks: false },
      { kind: 'media', media: { kind: 'image', source: { asset: 'a1' } }, caption: long },
      { kind: 'choice', text: 'Which?', options: options(2), prefer: 'buttons' },
      { kind: 'choice', text: long, options: options(3), prefer: 'buttons', header: { text: long }, footer: long },
      { kind: 'choice', text: 'Which?', options: options(8, 'A rather long label of option'), prefer: 'buttons' },
      { kind: 'choice', text: 'Which?', options: options(25), prefer: 'list', openLabel: 'Choose one of them now' },
      { kind: 'choice', text: '👨‍👩‍👧‍👦'.repeat(300), options: options(11, '👨‍👩‍👧‍👦'.repeat(9)), prefer: 'list' },
      { kind: 'link-button', text: long, label: 'Open our whole catalogue', url: 'https://example.com/' },
      { kind: 'location-request', text: 'Where are you?' },
    ];

    function planned(message: OutboundMessage): Extract<SendPlan, { ok: true }> {
      const plan = adapter.plan(message, context);
      if (!plan.ok) throw new Error(plan.reason);
      return plan;
    }

    it.each(table.map((message, index) => [index, message] as const))('fits the channel: %i', (_, message) => {
      const plan = planned(message);
      expect(plan.parts.length).toBeGreaterThan(0);
      for (const { body, shown, upload } of plan.parts) {
        expect(JSON.parse(JSON.stringify(body))).toEqual(body);
        expect(outboundMessage.safeParse(shown).error).toBeUndefined();
        if (upload) expect(JSON.stringify(body)).not.toContain(upload.asset);
      }
    });

    it.each(table.map((message, index) => [index, message] as const))('offers every option once: %i', (_, message) => {
      const wanted = message.kind === 'choice' ? message.options.map((option) => option.exit) : [];
      const shown = planned(message).parts.flatMap((part) => (part.shown.kind === 'choice' ? part.shown.options : []));
      expect(shown.map((option) => option.exit)).toEqual(wanted);
    });

    it('tells every step down in words', () => {
      for (const message of table) {
        for (const { reason } of planned(message).degradations) {
          for (const locale of locales) expect(manifest.words[locale]).toHaveProperty(`degraded-${reason}`);
        }
      }
      const refused = adapter.plan({ kind: 'text', text: '', previewLinks: false }, context);
      expect(refused.ok).toBe(false);
      if (!refused.ok)
        for (const locale of locales) expect(manifest.words[locale]).toHaveProperty(`refused-${refused.reason}`);
    });

    it('is planned alike every time', () => {
      for (const message of table) expect(planned(message)).toEqual(planned(message));
    });
  });
});
