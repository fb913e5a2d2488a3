import type { Json } from '#/lib/json.ts';

/** What the interpreter may know of the contact; a copy, taken when the turn began. */
export interface ContactFacts {
  id: string;
  name: string | null;
  /** E.164 with plus; null when the person is known by a user id alone. */
  phone: string | null;
  username: string | null;
  /** BCP 47. */
  language: string | null;
  /** IANA name; null means the workspace's. */
  timeZone: string | null;
  tags: readonly string[];
  fields: Readonly<Record<string, Json>>;
  optedOut: boolean;
}

/** Everything outside the run that a turn may read. Stored with the journal, so that replay sees the same. */
export interface Facts {
  contact: ContactFacts;
  /** `locale` is BCP 47 and speaks for contacts whose language is not known; English where it is missing. */
  workspace: { name: string; timeZone: string; locale?: string };
  channel: { kind: string; name: string };
}
