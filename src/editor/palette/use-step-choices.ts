'use client';

import { useMemo } from 'react';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { useStepWords } from '../use-step-words.ts';
import type { StepChoice } from './step-choices.ts';

/** Every node type in the reader's language, in the order of the table. */
export function useStepChoices(): readonly StepChoice[] {
  const words = useStepWords();
  return useMemo(
    () =>
      Object.entries(nodeSchemas).map(([type, { family, role }]) => {
        const t = words.of(type);
        return { type, family, role, name: t?.('name') ?? type, summary: t?.('summary') ?? '' };
      }),
    [words],
  );
}
