import type { InboundContent } from '#/flow/message/inbound-content.ts';
import { consentConfirmation, consentWord } from '#/flow/run/consent-words.ts';
import { pickLocale } from '#/lib/locales.ts';
import { type Session, withEntry, withRemark } from './session.ts';

type Change = 'opt-in' | 'opt-out';

/**
 * Changes what the person wants of marketing, where the message is one of the words for it; `asked` is null where it is
 * not, as for "start" from somebody who never left. A run that listens ends with the word that stops.
 */
export function takeConsent(session: Session, content: InboundContent): { session: Session; asked: Change | null } {
  const word = content.kind === 'text' ? consentWord(content.text) : null;
  const { contact } = session.facts;
  if (!word || (word === 'opt-in' && !contact.optedOut)) return { session, asked: null };
  const facts = { ...session.facts, contact: { ...contact, optedOut: word === 'opt-out' } };
  const told = withRemark({ ...session, facts }, { what: word === 'opt-out' ? 'opted-out' : 'opted-in' });
  const listening = session.run?.status === 'waiting' && session.run.wait?.reply;
  if (word === 'opt-in' || !listening) return { session: told, asked: word };
  return { session: withRemark({ ...told, run: null, call: null }, { what: 'replaced' }), asked: word };
}

/** Sends the built-in answer to such a word, in the person's language. */
export function confirmConsent(session: Session, asked: Change): Session {
  const { contact, workspace } = session.facts;
  const text = consentConfirmation[asked][pickLocale([contact.language ?? workspace.locale ?? ''])];
  const message = { kind: 'text', text, previewLinks: false } as const;
  return withEntry(session, { kind: 'out', at: session.now, node: '', message, outsideWindow: false });
}
