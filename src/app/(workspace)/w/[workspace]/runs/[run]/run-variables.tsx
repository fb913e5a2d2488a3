'use client';

import { useTranslations } from 'use-intl';
import type { JsonObject } from '#/lib/json.ts';

/** What a run has learned so far. */
export function RunVariables({ vars }: { vars: Readonly<JsonObject> }) {
  const t = useTranslations('runs');
  const entries = Object.entries(vars);
  return (
    <section className="grid content-start gap-2">
      <h2 className="font-semibold">{t('variables')}</h2>
      {entries.length === 0 ? (
        <p className="text-muted">{t('no-variables')}</p>
      ) : (
        <dl className="grid gap-2">
          {entries.map(([name, value]) => (
            <div key={name} className="grid gap-0.5 border-t pt-2">
              <dt className="font-mono text-muted text-sm">{name}</dt>
              <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]" dir="auto">
                {typeof value === 'string' ? (
                  value
                ) : (
                  <span className="font-mono text-sm">{JSON.stringify(value, null, 2)}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
