'use client';

import dynamic from 'next/dynamic';
import type { EditorProps } from '#/editor/use-open-editor.ts';
import { EditorSkeleton } from './editor-skeleton.tsx';
import { useFlowApi } from './use-flow-api.ts';

const loadEditor = () => import('#/editor/editor.tsx').then((module) => module.FlowEditor);

// a canvas measures what it draws: there is nothing of it that a server could prepare
const FlowEditor = dynamic(loadEditor, { ssr: false, loading: EditorSkeleton });

// on its way while the page around it comes to life
if (typeof window !== 'undefined') void loadEditor();

/** Opens the editor with the server's side of this flow. */
export function FlowScreen(props: Omit<EditorProps, 'api'>) {
  const api = useFlowApi(props.workspace.slug, props.flow.id);
  return <FlowEditor key={props.flow.id} {...props} api={api} />;
}
