'use client';

import dynamic from 'next/dynamic';
import type { EditorProps } from '#/editor/use-open-editor.ts';
import { EditorSkeleton } from './editor-skeleton.tsx';
import { useFlowApi } from './use-flow-api.ts';

// a canvas measures what it draws: there is nothing of it that a server could prepare
const FlowEditor = dynamic(() => import('#/editor/editor.tsx').then((module) => module.FlowEditor), {
  ssr: false,
  loading: EditorSkeleton,
});

/** Opens the editor with the server's side of this flow. */
export function FlowScreen(props: Omit<EditorProps, 'api'>) {
  const api = useFlowApi(props.workspace.slug, props.flow.id);
  return <FlowEditor key={props.flow.id} {...props} api={api} />;
}
