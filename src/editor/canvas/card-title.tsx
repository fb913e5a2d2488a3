'use client';

import { type KeyboardEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { documentLimits } from '#/flow/graph/document.ts';
import { useActions } from '../editor-context.tsx';

/** The author's name for a step; a double click or F2 edits it in place. */
export function CardTitle(props: {
  node: string;
  label: string;
  /** What the type is called; the name of a step that has none of its own. */
  typeName: string;
  editing: boolean;
  onEditingChange: (editing: boolean) => void;
}) {
  const { node, label, typeName, editing, onEditingChange } = props;
  const t = useTranslations('editor');
  const actions = useActions();
  const [written, setWritten] = useState(label);

  function end(keep: boolean, element: HTMLElement) {
    if (keep) actions.setLabel(node, written.trim());
    onEditingChange(false);
    element.closest<HTMLElement>('.react-flow__node')?.focus({ preventScroll: true });
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === 'Escape') end(event.key === 'Enter', event.currentTarget);
  }

  if (editing) {
    return (
      <input
        // biome-ignore lint/a11y/noAutofocus: the field stands where the name stood, and was asked for
        autoFocus
        aria-label={t('name-of-step')}
        className="nodrag h-6 min-w-0 flex-1 rounded-xs bg-transparent font-medium outline-2 outline-accent-line"
        maxLength={documentLimits.label}
        placeholder={typeName}
        value={written}
        onChange={(event) => setWritten(event.target.value)}
        onFocus={(event) => {
          setWritten(label);
          event.target.select();
        }}
        onBlur={(event) => end(true, event.currentTarget)}
        onKeyDown={onKeyDown}
      />
    );
  }
  return (
    <span className="min-w-0 flex-1 truncate font-medium" dir="auto" title={label || typeName}>
      {label || typeName}
    </span>
  );
}
