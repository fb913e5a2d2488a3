import type { BroadcastContent } from '#/flow/audience/broadcast.ts';
import { roomOf } from '#/flow/graph/rooms.ts';
import type { EffectOf } from '#/flow/run/effect.ts';
import type { Facts } from '#/flow/run/facts.ts';
import { checkTemplate } from '#/flow/template/check.ts';
import { openMessage } from '#/nodes/open-message.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';

/** Somebody of whom everything is known, to see what kind of message comes out. */
const somebody: Facts = {
  contact: {
    id: '00000000-0000-7000-8000-000000000000',
    name: 'Ana',
    phone: '+15550100',
    username: 'ana',
    language: 'en',
    timeZone: null,
    tags: [],
    fields: {},
    optedOut: false,
  },
  workspace: { name: '', timeZone: 'UTC' },
  channel: { kind: '', name: '' },
};

/** What decides whom a broadcast may reach, whoever they are. */
export interface MessageTraits {
  purpose: EffectOf<'send-message'>['purpose'];
  /** It may go to people who have not written lately. */
  anytime: boolean;
  /** What its texts say of a person without anything in its place. */
  withoutFallback: readonly string[];
}

/** Looks at what a broadcast sends; a flow speaks for itself, message by message. */
export function traitsOf(content: BroadcastContent | null): MessageTraits | null {
  if (content?.kind !== 'message') return null;
  const rendered = openMessage(content)(somebody, 0);
  const schema = roomOf(nodeSchemas, content.type);
  const config = schema?.config.safeParse(content.config);
  const texts = schema && config?.success ? (schema.texts?.(config.data as never) ?? []) : [];
  return {
    purpose: rendered.ok ? rendered.send.purpose : 'marketing',
    // what is not written yet keeps nobody out
    anytime: !rendered.ok || rendered.send.message.kind === 'template',
    withoutFallback: [...new Set(texts.flatMap(({ text }) => checkTemplate(text).withoutFallback))],
  };
}
