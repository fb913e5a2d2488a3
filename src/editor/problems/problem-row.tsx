'use client';

import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Problem } from '#/flow/checks/problem.ts';
import { useProblemWords } from '#/i18n/use-problem-words.ts';
import { cn } from '#/ui/cn.ts';

/** One finding in words. */
export function ProblemRow({ problem, step }: { problem: Problem; step?: ReactNode }) {
  const t = useTranslations('editor');
  const say = useProblemWords();
  const isError = problem.severity === 'error';
  const Icon = isError ? CircleAlert : TriangleAlert;
  return (
    <span className="flex items-start gap-2 text-start text-sm">
      <span className={cn('flex h-5 items-center', isError ? 'text-danger-ink' : 'text-warning-ink')}>
        <Icon className="size-3.5" role="img" aria-label={t(isError ? 'error' : 'warning')} />
      </span>
      <span className="min-w-0 flex-1">
        {step && (
          <span className="block truncate font-medium" dir="auto">
            {step}
          </span>
        )}
        <span className={step ? 'text-muted' : undefined}>{say(problem)}</span>
      </span>
    </span>
  );
}
