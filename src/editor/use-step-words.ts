'use client';

import { createTranslator, useLocale, useMessages } from 'use-intl';
import type { FlowNode } from '#/flow/graph/document.ts';
import type { Exit } from '#/flow/graph/node-schema.ts';
import { roomOf } from '#/flow/graph/rooms.ts';
import type { Messages } from '#/i18n/messages/en.ts';
import type { WordsTranslator } from '#/i18n/use-words.ts';
import type { Locale } from '#/lib/locales.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';

/** How steps are called in the reader's language. */
export interface StepWords {
  /** The texts of a node type's own room; null for an unknown type. */
  of(type: string): WordsTranslator | null;
  /** The author's name for a step, else the name of its type. */
  name(node: Pick<FlowNode, 'type' | 'label'>): string;
  exit(type: string, exit: Exit): string;
}

// every card of a canvas asks: the words are made once for each language
const made = new WeakMap<object, StepWords>();

/** The names of steps and exits, for lists that hold all types. */
export function useStepWords(): StepWords {
  const locale = useLocale();
  const messages = useMessages();
  const known = made.get(messages.nodes);
  if (known) return known;
  const words = makeWords(locale, messages);
  made.set(messages.nodes, words);
  return words;
}

function makeWords(locale: Locale, { nodes, editor }: Messages): StepWords {
  const translators = new Map<string, WordsTranslator>();
  const general = createTranslator({ locale, messages: nodes });
  const of = (type: string): WordsTranslator | null => {
    const schema = roomOf(nodeSchemas, type);
    if (!schema) return null;
    const known = translators.get(type);
    if (known) return known;
    const messages: Record<string, string> = { ...nodes, ...schema.words[locale] };
    const translate = createTranslator({ locale, messages }) as WordsTranslator;
    translators.set(type, translate);
    return translate;
  };
  return {
    of,
    name: ({ type, label }) => label || (of(type)?.('name') ?? general('unknown-type', { type })),
    exit: (type, { label, authored }) =>
      authored ? label.trim() || editor['exit-unnamed'] : (of(type)?.(label) ?? label),
  };
}
