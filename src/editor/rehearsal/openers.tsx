'use client';

import { useTranslations } from 'use-intl';
import { useEditor, useRehearsal } from '../editor-context.tsx';
import type { RehearsalState } from './rehearsal-store.ts';

const openersOf = (state: RehearsalState) => state.openers;
const isIdle = ({ session }: RehearsalState) => session.run?.status !== 'waiting' && !session.withPerson;

/** What one could write to start the flow, one press away; only while nothing is going on. */
export function Openers() {
  const t = useTranslations('editor');
  const { rehearsal } = useEditor();
  const openers = useRehearsal(openersOf);
  const idle = useRehearsal(isIdle);
  if (!idle || openers.length === 0) return null;
  return (
    <ul aria-label={t('openers')} className="mb-2 flex flex-wrap justify-end gap-1">
      {openers.map((text) => (
        <li key={text}>
          <button
            type="button"
            dir="auto"
            className="h-7 max-w-64 truncate rounded-full border border-line bg-panel px-3 text-sm hover:bg-hover"
            onClick={() => rehearsal.perform({ kind: 'say', content: { kind: 'text', text } })}
          >
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}
