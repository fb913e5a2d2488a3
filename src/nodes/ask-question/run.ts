import { answerDueAt } from '#/flow/choice/offer.ts';
import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import type { Effect } from '#/flow/run/effect.ts';
import type { NodeRunner, Outcome, Visit } from '#/flow/run/node-runner.ts';
import { fillOptions, readAnswer } from './read-answer.ts';
import type { AskQuestionConfig } from './schema.ts';

/** The question, or what is said when it is asked again. */
function messageFor({ config, render }: Visit<AskQuestionConfig>, template: string): OutboundMessage {
  const text = render(template).trim();
  const { answer } = config;
  if (answer.kind !== 'choice') return { kind: 'text', text, previewLinks: false };
  const options = fillOptions(answer, render).map(({ id, label }) => ({ exit: id, label }));
  const openLabel = answer.show === 'list' && render(answer.openLabel).trim();
  return { kind: 'choice', prefer: answer.show, text, options, ...(openLabel && { openLabel }) };
}

/** Asks, and rests until the next message. */
function ask(visit: Visit<AskQuestionConfig>, template: string, retries: number): Outcome {
  const message = messageFor(visit, template);
  return {
    kind: 'rest',
    wait: { reply: true, dueAt: answerDueAt(visit, visit.config.noReply) },
    memory: { retries },
    effects: [{ kind: 'send-message', message, purpose: 'service' }],
  };
}

/** Asks, checks the answer, asks again as often as allowed, and saves what fits. */
export const runAskQuestion: NodeRunner<AskQuestionConfig> = {
  visit(visit) {
    const { config, entered, event, memory } = visit;
    if (entered) return ask(visit, config.text, 0);
    if (event.kind === 'woke') return { kind: 'exit', exit: 'no-reply' };
    const value = event.kind === 'replied' ? readAnswer(visit, event.content) : null;
    if (value === null) {
      const retries = (memory as { retries?: number } | null)?.retries ?? 0;
      if (retries >= config.retries) return { kind: 'exit', exit: 'gave-up' };
      return ask(visit, config.reask.trim() ? config.reask : config.text, retries + 1);
    }
    const effects: Effect[] = config.field ? [{ kind: 'set-field', field: config.field, value }] : [];
    const set = config.variable ? { [config.variable]: value } : {};
    return { kind: 'exit', exit: 'next', effects, set };
  },
};
