'use client';

import { ArrowRight } from 'lucide-react';
import { useWords } from '#/i18n/use-words.ts';
import { CardBubble } from '../parts/card-bubble.tsx';
import { CardLine } from '../parts/card-line.tsx';
import { Chips } from '../parts/chips.tsx';
import type { NodeCardProps } from '../view.ts';
import type { AskQuestionConfig } from './schema.ts';
import { words } from './words.ts';

/** The question, its options, and where the answer is kept. */
export function AskQuestionCard({ config }: NodeCardProps<AskQuestionConfig>) {
  const t = useWords(words);
  const { answer } = config;
  return (
    <div className="grid gap-1.5">
      <CardBubble text={config.text} />
      {answer.kind === 'choice' && <Chips values={answer.options.map(({ label }) => label).filter(Boolean)} />}
      <p className="flex min-w-0 gap-1 text-muted text-sm">
        <span className="shrink-0">{t(`kind-${answer.kind}`)}</span>
        <ArrowRight className="mt-0.5 size-3.5 rtl:rotate-180" aria-hidden />
        <code className="truncate font-mono text-xs leading-5">{config.variable || '…'}</code>
      </p>
      {config.collectSeconds > 0 && <CardLine>{t('collects', { seconds: config.collectSeconds })}</CardLine>}
    </div>
  );
}
