import { applyEffect } from '#/flow/run/apply-effect.ts';
import type { PlannedEffect } from '#/flow/run/effect.ts';
import { type Session, withEntry, withRemark } from './session.ts';

const windowMs = 24 * 3_600_000;

/** Performs on the phone what a turn asked for. */
export function takeEffects(session: Session, effects: readonly PlannedEffect[]): Session {
  let after = session;
  for (const effect of effects) {
    after = { ...perform(after, effect), facts: applyEffect(after.facts, effect) };
  }
  return after;
}

function perform(session: Session, effect: PlannedEffect): Session {
  const { now, lastInAt } = session;
  switch (effect.kind) {
    case 'send-message': {
      if (effect.purpose === 'marketing' && session.facts.contact.optedOut) {
        return withRemark(session, { what: 'not-sent-opted-out' });
      }
      const template = effect.message.kind === 'template';
      const outsideWindow = !template && (lastInAt === null || now - lastInAt >= windowMs);
      return withEntry(session, { kind: 'out', at: now, node: effect.node, message: effect.message, outsideWindow });
    }
    case 'request-http': {
      const asked = { ...session, call: { key: effect.key, node: effect.node, call: effect.call } };
      return withRemark(asked, { what: 'calls', node: effect.node, call: effect.call });
    }
    case 'set-field':
      return withRemark(session, { what: 'field-set', field: effect.field, value: effect.value });
    case 'change-tags':
      return withRemark(session, { what: 'tags-changed', add: effect.add, remove: effect.remove });
    case 'hand-over':
      return withRemark({ ...session, withPerson: true }, { what: 'handed-over', note: effect.note });
    case 'opt-out':
      return withRemark(session, { what: 'opted-out' });
  }
}
