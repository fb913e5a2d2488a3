'use client';

import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { createStore } from 'zustand/vanilla';
import { checkFlow } from '#/flow/checks/check-flow.ts';
import { shortId } from '#/lib/ids.ts';
import { nodeRunners } from '#/nodes/runners.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { noCanvas } from './canvas-port.ts';
import type { Editor } from './editor-context.tsx';
import type { FlowApi, FlowFacts, FlowResources, OpenedFlow } from './flow-api.ts';
import { createProblemStore } from './problems/problem-store.ts';
import { createRehearsalStore } from './rehearsal/rehearsal-store.ts';
import { testPerson } from './rehearsal/test-person.ts';
import { Autosave } from './saving/autosave.ts';
import { dropLocalCopy, readLocalCopy } from './saving/local-copy.ts';
import { createEditorStore } from './store.ts';
import { createViewStore } from './view-store.ts';

/** What the editor is opened with. */
export interface EditorProps {
  flow: OpenedFlow;
  workspace: { slug: string; name: string; timeZone: string };
  resources: FlowResources;
  api: FlowApi;
  canEdit: boolean;
  canPublish: boolean;
  /** The draft was saved by a newer Recado, or holds steps of one: it is shown, not edited. */
  newerFormat: boolean;
}

function setTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** Opens the editor once, and closes what runs in it when the page goes. */
export function useOpenEditor(props: EditorProps): Editor {
  const t = useTranslations('editor');
  const locale = useLocale();
  const [editor] = useState(() => openEditor(props, { greeting: t('greeting'), name: t('person'), locale }));
  useEffect(() => {
    const stops = [editor.autosave.start(), editor.problems.start(), editor.rehearsal.start()];
    restoreLocalCopy(editor);
    return () => {
      for (const stop of stops) stop();
    };
  }, [editor]);
  return editor;
}

function openEditor(props: EditorProps, person: { greeting: string; name: string; locale: string }): Editor {
  const { flow, workspace, resources, api } = props;
  const { name, status, live } = flow;
  const draft = createEditorStore(flow.draft, !props.canEdit || props.newerFormat, {
    schemas: nodeSchemas,
    now: () => Date.now(),
    newId: () => shortId((into) => crypto.getRandomValues(into)),
  });
  const { timeZone } = workspace;
  const facts = {
    contact: testPerson({ name: person.name, language: person.locale }),
    workspace: { name: workspace.name, timeZone },
    channel: { kind: 'whatsapp-cloud', name: workspace.name },
  };
  return {
    flowId: flow.id,
    flow: createStore<FlowFacts>(() => ({ name, status, live })),
    workspace: workspace.slug,
    canPublish: props.canPublish && !props.newerFormat,
    api,
    resources,
    draft,
    autosave: new Autosave(draft, { revision: flow.revision, savedAt: flow.savedAt }, { save: api.save, setTimer }),
    problems: createProblemStore(draft, (document) => checkFlow(document, nodeSchemas), setTimer),
    rehearsal: createRehearsalStore(draft, facts, {
      schemas: nodeSchemas,
      runners: nodeRunners,
      now: () => Date.now(),
      greeting: person.greeting,
      setTimer,
    }),
    view: createViewStore(),
    canvas: { current: noCanvas },
  };
}

/** Brings back what an earlier page could not save; where the server has moved on, the author chooses. */
function restoreLocalCopy({ flowId, draft, autosave }: Editor): void {
  const { document, readOnly } = draft.getState();
  if (readOnly) return;
  const copy = readLocalCopy(localStorage, flowId, document);
  if (!copy) {
    dropLocalCopy(localStorage, flowId);
    return;
  }
  const { revision, savedAt } = autosave.state.getState();
  draft.actions.replaceDocument(copy.document);
  if (copy.revision !== revision) autosave.hold({ draft: document, revision, savedAt, savedBy: null });
}
