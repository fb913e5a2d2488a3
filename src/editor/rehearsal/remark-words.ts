'use client';

import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { FlowNode } from '#/flow/graph/document.ts';
import { useFormats } from '#/i18n/use-formats.ts';
import { useEditor } from '../editor-context.tsx';
import { findNode } from '../node-facts.ts';
import { useStepWords } from '../use-step-words.ts';
import type { Remark } from './session.ts';

/** Says what happened beside the messages of a rehearsal, in the reader's words. */
export function useRemarkWords(): (remark: Remark) => string {
  const t = useTranslations('editor');
  const format = useFormats();
  const words = useStepWords();
  const { draft } = useEditor();
  return useCallback(
    (remark) => {
      const nameOf = (id: string) => words.name(findNode(draft.getState().document, id) ?? ({ type: id } as FlowNode));
      switch (remark.what) {
        case 'started':
          return remark.because
            ? t('remark-started-because', { name: nameOf(remark.node), word: remark.because })
            : t('remark-started', { name: nameOf(remark.node) });
        case 'waits':
          return t('remark-waits', { until: format.dateTime(remark.until) });
        case 'collects':
          return t('remark-collects', { time: format.duration(remark.ms) });
        case 'time-passed':
          return t('remark-time-passed', { time: format.duration(remark.ms) });
        case 'calls':
          return t('remark-calls', { method: remark.call.method, url: remark.call.url });
        case 'answered':
          return remark.result.ok
            ? t('remark-answered', { status: remark.result.status })
            : t('remark-call-failed', { reason: t(`call-${remark.result.reason}`) });
        case 'field-set':
          return t('remark-field-set', { field: remark.field, value: JSON.stringify(remark.value) });
        case 'tags-changed':
          return [
            remark.add.length > 0 ? t('remark-tags-added', { tags: format.list(remark.add) }) : '',
            remark.remove.length > 0 ? t('remark-tags-removed', { tags: format.list(remark.remove) }) : '',
          ].join(' ');
        case 'handed-over':
          return remark.note ? t('remark-handed-over-note', { note: remark.note }) : t('remark-handed-over');
        case 'failed': {
          const node = remark.fault.node;
          return t('remark-failed', { name: node ? nameOf(node) : '…', reason: t(`fault-${remark.fault.code}`) });
        }
        default:
          return t(`remark-${remark.what}`);
      }
    },
    [t, format, words, draft],
  );
}
