'use client';

import { useMemo } from 'react';
import { createTranslator, useLocale, useMessages, useTranslations } from 'use-intl';
import type { FlowNode } from '#/flow/graph/document.ts';
import type { Exit } from '#/flow/graph/node-schema.ts';
import { roomOf } from '#/flow/graph/rooms.ts';
import type { WordsTranslator } from '#/i18n/use-words.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';

/** How steps are called in the reader's language. */
export interface StepWords {
  /** The texts of a node type's own room; null for an unknown type. */
  of(type: string): WordsTranslator | null;
  /** The author's name for a step, else the name of its type. */
  name(node: Pick<FlowNode, 'type' | 'label'>): string;
  exit(type: string, exit: Exit): string;
}

/** The names of steps and exits, for lists that hold all types. */
export function useStepWords(): StepWords {
  const locale = useLocale();
  const { nodes } = useMessages();
  const t = useTranslations('editor');
  return useMemo(() => {
    const made = new Map<string, WordsTranslator>();
    const general = createTranslator({ locale, messages: nodes });
    const of = (type: string): WordsTranslator | null => {
      const schema = roomOf(nodeSchemas, type);
      if (!schema) return null;
      const known = made.get(type);
      if (known) return known;
      const messages: Record<string, string> = { ...nodes, ...schema.words[locale] };
      const words = createTranslator({ locale, messages }) as WordsTranslator;
      made.set(type, words);
      return words;
    };
    return {
      of,
      name: ({ type, label }) => label || (of(type)?.('name') ?? general('unknown-type', { type })),
      exit: (type, { label, authored }) =>
        authored ? label.trim() || t('exit-unnamed') : (of(type)?.(label) ?? label),
    };
  }, [locale, nodes, t]);
}
