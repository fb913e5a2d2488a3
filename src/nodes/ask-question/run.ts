import { answerDueAt } from '#/flow/choice/offer.ts';
import { type InboundContent, textOf } from '#/flow/message/inbound-content.ts';
import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import type { Effect } from '#/flow/run/effect.ts';
import type { NodeRunner, Outcome, Visit } from '#/flow/run/node-runner.ts';
import { fillOptions, keptText, readAnswer } from './read-answer.ts';
import type { AskQuestionConfig } from './schema.ts';

type Here = Visit<AskQuestionConfig>;

/** What the question remembers while it rests. */
interface Memory {
  /** How often it was asked again. */
  retries: number;
  /** What the answer consists of so far, and when it is complete; only while it is being collected. */
  begun?: { text: string; until: number };
}

/** The question, or what is said when it is asked again. */
function messageFor({ config, render }: Here, template: string): OutboundMessage {
  const text = render(template).trim();
  const { answer } = config;
  if (answer.kind !== 'choice') return { kind: 'text', text, previewLinks: false };
  const options = fillOptions(answer, render).map(({ id, label }) => ({ exit: id, label }));
  const openLabel = answer.show === 'list' && render(answer.openLabel).trim();
  return { kind: 'choice', prefer: answer.show, text, options, ...(openLabel && { openLabel }) };
}

/** Asks, and rests until the next message. */
function ask(visit: Here, template: string, retries: number): Outcome {
  const message = messageFor(visit, template);
  return {
    kind: 'rest',
    wait: { reply: true, dueAt: answerDueAt(visit, visit.config.noReply) },
    memory: { retries },
    effects: [{ kind: 'send-message', message, purpose: 'service' }],
  };
}

/** Rests for the rest of an answer; the time counts from its first message, however many follow. */
function collect({ config, event }: Here, { retries, begun }: Memory, content: InboundContent): Outcome {
  const said = content.kind === 'location' ? '' : textOf(content).trim();
  const text = keptText([begun?.text, said].filter(Boolean).join('\n'));
  const until = begun?.until ?? event.at + config.collectSeconds * 1_000;
  return {
    kind: 'rest',
    wait: { reply: true, dueAt: until, collecting: true },
    memory: { retries, begun: { text, until } },
    heard: text,
  };
}

/** Saves an answer that fits; else asks again as often as allowed. */
function judge(visit: Here, { retries }: Memory, content: InboundContent | null): Outcome {
  const { config } = visit;
  const value = content && readAnswer(visit, content);
  if (value === null) {
    if (retries >= config.retries) return { kind: 'exit', exit: 'gave-up' };
    return ask(visit, config.reask.trim() ? config.reask : config.text, retries + 1);
  }
  const effects: Effect[] = config.field ? [{ kind: 'set-field', field: config.field, value }] : [];
  const set = config.variable ? { [config.variable]: value } : {};
  return { kind: 'exit', exit: 'next', effects, set };
}

/** A tap or a shared contact that answers the question: nothing that follows could add to it. */
function isComplete(visit: Here, content: InboundContent): boolean {
  return (content.kind === 'choice' || content.kind === 'contacts') && readAnswer(visit, content) !== null;
}

/** Asks, collects the answer where it may take several messages, checks it, asks again as often as allowed, and saves what fits. */
export const runAskQuestion: NodeRunner<AskQuestionConfig> = {
  visit(visit) {
    const { config, entered, event } = visit;
    if (entered) return ask(visit, config.text, 0);
    const memory = (visit.memory as Memory | null) ?? { retries: 0 };
    const { begun } = memory;
    if (event.kind === 'woke') {
      return begun ? judge(visit, memory, { kind: 'text', text: begun.text }) : { kind: 'exit', exit: 'no-reply' };
    }
    const content = event.kind === 'replied' ? event.content : null;
    const collects = begun !== undefined || config.collectSeconds > 0;
    if (content && collects && !isComplete(visit, content)) return collect(visit, memory, content);
    return judge(visit, memory, content);
  },
};
