'use client';

import type { inferRouterOutputs } from '@trpc/server';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import type { AppRouter } from '#/trpc/router.ts';
import { Status } from '#/ui/status.tsx';

type Equation = inferRouterOutputs<AppRouter>['audit']['run']['equations'][number];
type Part = keyof Equation['parts'];

/** One promise: its total and parts, whether it holds, and the rows that break it with a way to each. */
export function EquationItem({ equation, workspace }: { equation: Equation; workspace: string }) {
  const t = useTranslations('audit');
  const format = useFormats();
  const { name, total, parts, holds, exceptions } = equation;
  return (
    <li className="grid gap-2 border-b py-4">
      <div className="flex items-baseline justify-between gap-4">
        <h3 className="font-medium">{t(name)}</h3>
        <Status tone={holds ? 'success' : 'danger'} className="shrink-0 text-sm">
          {t(holds ? 'holds' : 'broken')}
        </Status>
      </div>
      <p className="text-muted text-sm">{t(`${name}-text`)}</p>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm tabular-nums">
        <Term label={t('total')} value={format.number(total)} strong />
        {(Object.entries(parts) as [Part, number][]).map(([part, count]) => (
          <Term key={part} label={t(`part-${part}`)} value={format.number(count)} />
        ))}
      </dl>
      {exceptions.length > 0 && (
        <ul className="grid gap-1 pt-1 text-sm">
          {exceptions.map(({ reason, conversationId, runId, messageId }) => (
            <li key={`${reason}${messageId ?? runId}`} className="flex flex-wrap gap-x-3">
              <span>{t(reason)}</span>
              {conversationId && (
                <Link href={`/w/${workspace}/conversations/${conversationId}`} className="underline underline-offset-2">
                  {t('open-conversation')}
                </Link>
              )}
              {runId && (
                <Link href={`/w/${workspace}/runs/${runId}`} className="underline underline-offset-2">
                  {t('open-run')}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Term({ label, value, strong }: { label: string; value: string; strong?: boolean }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-muted">{label}</dt>
      <dd className={strong ? 'font-semibold' : undefined}>{value}</dd>
    </div>
  );
}
