'use client';

import { Handle, Position } from '@xyflow/react';
import { useTranslations } from 'use-intl';
import { useEditor } from '../editor-context.tsx';
import type { ExitLink } from './canvas-nodes.ts';

/** An exit of a card: its label, and the handle from which its edge leaves. Pressing it chooses where it leads. */
export function ExitRow(props: {
  node: string;
  exit: string;
  label: string;
  link: ExitLink | undefined;
  /** Keys reach the exits of the selected card only: a large flow would have thousands of stops. */
  reachable: boolean;
  readOnly: boolean;
}) {
  const { node, exit, label, link, reachable, readOnly } = props;
  const t = useTranslations('editor');
  const { view } = useEditor();
  return (
    <div className="relative flex h-8 items-center justify-end">
      <button
        type="button"
        tabIndex={reachable ? 0 : -1}
        disabled={readOnly}
        data-exit={exit}
        aria-label={t('exit-label', { exit: label, to: link?.name ?? 'none' })}
        title={label}
        className="nodrag me-1 h-8 max-w-[calc(100%-0.25rem)] truncate rounded-control px-2 text-end text-muted text-sm enabled:hover:bg-hover enabled:hover:text-ink"
        onClick={(event) =>
          view.openPicker({ kind: 'after', node, exit, position: null }, event.currentTarget.parentElement as Element)
        }
      >
        {label}
      </button>
      <Handle
        id={exit}
        type="source"
        position={Position.Right}
        className="step-handle"
        data-linked={link !== undefined}
        isConnectable={!readOnly}
      />
    </div>
  );
}
