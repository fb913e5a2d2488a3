import { chosenOption } from '#/flow/choice/chosen-option.ts';
import { type InboundContent, textOf } from '#/flow/message/inbound-content.ts';
import type { Visit } from '#/flow/run/node-runner.ts';
import { parseEmail } from '#/flow/text/parse-email.ts';
import { findNumber } from '#/flow/text/parse-number.ts';
import { parsePhone } from '#/flow/text/parse-phone.ts';
import { patternMatches } from '#/flow/text/pattern.ts';
import { parseDate } from '#/flow/time/parse-date.ts';
import { timeZoneOf } from '#/flow/time/time-zone.ts';
import { zonedMoment } from '#/flow/time/zoned.ts';
import type { AnswerConfig } from './answer.ts';
import type { AskQuestionConfig } from './schema.ts';

type AnswerOf<Kind extends AnswerConfig['kind']> = Extract<AnswerConfig, { kind: Kind }>;

/** The options with the variables of their labels and values filled. */
export function fillOptions({ options }: AnswerOf<'choice'>, render: (text: string) => string) {
  return options.map(({ id, label, value }) => {
    const shown = render(label).trim();
    return { id, label: shown, value: render(value).trim() || shown };
  });
}

function readNumber({ min, max, whole }: AnswerOf<'number'>, text: string, language: string | null): number | null {
  const value = findNumber(text, language);
  if (value === null || (whole && !Number.isInteger(value))) return null;
  return (min !== null && value < min) || (max !== null && value > max) ? null : value;
}

function readDate({ when }: AnswerOf<'date'>, text: string, { event, facts }: Visit<unknown>): string | null {
  const timeZone = timeZoneOf(facts);
  const lean = when === 'past' ? 'past' : 'future';
  const date = parseDate(text, { now: event.at, timeZone, language: facts.contact.language, lean });
  const today = zonedMoment(event.at, timeZone).date;
  if (date === null || (when === 'future' && date < today) || (when === 'past' && date > today)) return null;
  return date;
}

/** The value that a message gives as an answer; null when it is none. */
export function readAnswer(visit: Visit<AskQuestionConfig>, content: InboundContent): string | number | null {
  const { answer } = visit.config;
  const { contact } = visit.facts;
  const text = textOf(content).trim();
  if (answer.kind === 'choice') {
    return chosenOption(content, visit.node, fillOptions(answer, visit.render))?.value ?? null;
  }
  // a shared contact card is how many people send a phone number
  if (answer.kind === 'phone' && content.kind === 'contacts') {
    const [number, ...others] = content.cards.flatMap(({ phones }) => phones);
    return number && others.length === 0 ? parsePhone(number, contact.phone) : null;
  }
  if (!text || content.kind === 'location') return null;
  switch (answer.kind) {
    case 'text':
      return !answer.pattern || patternMatches(answer.pattern, text) ? keptText(text) : null;
    case 'number':
      return readNumber(answer, text, contact.language);
    case 'email':
      return parseEmail(text);
    case 'phone':
      return parsePhone(text, contact.phone);
    case 'date':
      return readDate(answer, text, visit);
  }
}

/** Characters of a text answer that are kept: the state of a run is small. */
const longestAnswer = 4_096;

/** As much of a text as a run keeps, never ending inside a character. */
export function keptText(text: string): string {
  const kept = text.slice(0, longestAnswer);
  return kept.isWellFormed() ? kept : kept.slice(0, -1);
}
