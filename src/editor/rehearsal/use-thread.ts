'use client';

import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PhoneItem } from '#/ui/phone/phone-message.ts';
import { useFileUrl, useRehearsal } from '../editor-context.tsx';
import { shownMessage, shownReply } from './phone-content.ts';
import type { RehearsalState } from './rehearsal-store.ts';
import { useRemarkWords } from './remark-words.ts';
import type { Entry } from './session.ts';

const threadOf = (state: RehearsalState) => state.session.thread;
const settledOf = (state: RehearsalState) => state.settled;

/** How long (milliseconds) the flow seems to write each message. */
const writingMs = 420;

function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** How many lines are shown already: those of the flow appear one after the other, all others at once. */
function useReveal(thread: readonly Entry[], settled: number): number {
  const [revealed, setRevealed] = useState({ thread, count: settled });
  const count = revealed.thread === thread ? revealed.count : settled;
  const isWritten = thread[count]?.kind === 'out' && !isStill();
  useEffect(() => {
    if (count >= thread.length) return;
    const timer = setTimeout(() => setRevealed({ thread, count: count + 1 }), isWritten ? writingMs : 0);
    return () => clearTimeout(timer);
  }, [thread, count, isWritten]);
  return count;
}

/** The thread of the rehearsal as a phone draws it, and whether the flow is writing. */
export function useThread(): { items: readonly PhoneItem[]; typing: boolean } {
  const t = useTranslations('editor');
  const say = useRemarkWords();
  const fileUrl = useFileUrl();
  const thread = useRehearsal(threadOf);
  const count = useReveal(thread, useRehearsal(settledOf));
  const all = useMemo(() => {
    const deps = { assetUrl: fileUrl, openList: t('open-list') };
    return thread.map((entry, index): PhoneItem => {
      const id = String(index);
      if (entry.kind === 'remark') return { kind: 'note', id, text: say(entry.remark) };
      const { at } = entry;
      if (entry.kind === 'in') return { kind: 'message', id, from: 'contact', at, content: shownReply(entry.content) };
      const content = shownMessage(entry.message, deps);
      const remark = entry.outsideWindow ? ({ text: t('outside-window'), tone: 'warning' } as const) : undefined;
      return { kind: 'message', id, from: 'business', at, content, ticks: 'read', remark };
    });
  }, [thread, fileUrl, t, say]);
  return { items: all.slice(0, count), typing: count < thread.length && thread[count]?.kind === 'out' };
}
