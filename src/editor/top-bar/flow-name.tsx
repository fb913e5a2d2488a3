'use client';

import { type KeyboardEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft, useEditor, useFlow } from '../editor-context.tsx';
import type { FlowFacts } from '../flow-api.ts';
import type { EditorState } from '../store.ts';
import { useReportFailure } from '../use-report-failure.ts';

const nameOf = (state: FlowFacts) => state.name;
const isReadOnly = (state: EditorState) => state.readOnly;
const longest = 80;

/** The name of the flow, edited in place. */
export function FlowName() {
  const t = useTranslations('editor');
  const { api, flow } = useEditor();
  const report = useReportFailure();
  const name = useFlow(nameOf);
  const readOnly = useDraft(isReadOnly);
  const [written, setWritten] = useState<string | null>(null);

  async function keep() {
    const wanted = written?.trim();
    setWritten(null);
    if (!wanted || wanted === name) return;
    flow.setState({ name: wanted });
    const done = await report(async () => {
      await api.rename(wanted);
      return true;
    });
    if (!done) flow.setState({ name });
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') setWritten(null);
    if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
  }
  return (
    <input
      aria-label={t('flow-name')}
      dir="auto"
      readOnly={readOnly}
      maxLength={longest}
      value={written ?? name}
      onChange={(event) => setWritten(event.target.value)}
      onBlur={() => void keep()}
      onKeyDown={onKeyDown}
      className="field-sizing-content h-8 min-w-16 max-w-72 truncate rounded-control max-sm:h-5 bg-transparent px-2 font-semibold hover:bg-hover focus:bg-panel max-md:max-w-36"
    />
  );
}
