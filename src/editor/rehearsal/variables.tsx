'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { Json } from '#/lib/json.ts';
import { Disclosure } from '../disclosure.tsx';
import { useRehearsal } from '../editor-context.tsx';
import type { RehearsalState } from './rehearsal-store.ts';

const runOf = (state: RehearsalState) => state.session.run;
const contactOf = (state: RehearsalState) => state.session.facts.contact;

/** What the flow knows at this moment: its own variables, and the fields and tags of the contact. */
export function Variables() {
  const t = useTranslations('editor');
  const run = useRehearsal(runOf);
  const contact = useRehearsal(contactOf);
  const rows = useMemo((): [string, Json][] => {
    const fields = Object.entries(contact.fields).map(([name, value]): [string, Json] => [`contact.${name}`, value]);
    const tags: [string, Json][] = contact.tags.length > 0 ? [['contact.tags', [...contact.tags]]] : [];
    return [...Object.entries(run?.vars ?? {}), ...fields, ...tags];
  }, [run, contact]);
  return (
    <Disclosure title={t('variables')} count={rows.length}>
      {rows.length === 0 ? (
        <p className="text-muted text-sm">{t('variables-empty')}</p>
      ) : (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 font-mono text-xs">
          {rows.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="break-words" dir="auto">
                {typeof value === 'string' ? value : JSON.stringify(value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Disclosure>
  );
}
