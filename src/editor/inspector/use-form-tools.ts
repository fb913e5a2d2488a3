'use client';

import { useCallback, useMemo } from 'react';
import type { FlowDocument } from '#/flow/graph/document.ts';
import { builtInVariables, type VariableType } from '#/flow/template/variables.ts';
import { useProblemWords } from '#/i18n/use-problem-words.ts';
import { shortId } from '#/lib/ids.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import type { FormTools, OfferedVariable } from '#/nodes/view.ts';
import { useDraft, useEditor, useFileUrl, useProblems } from '../editor-context.tsx';
import { parsedConfig } from '../node-facts.ts';
import type { ProblemState } from '../problems/problem-store.ts';
import type { EditorState } from '../store.ts';

const documentOf = (state: EditorState) => state.document;
const isReadOnly = (state: EditorState) => state.readOnly;
const problemsOf = (node: string) => (state: ProblemState) => state.byNode.get(node);

/** Variables that a text may name: those of the flow first, then what is always there and the contact's own fields. */
export function offeredVariables(document: FlowDocument, contactFields: readonly string[]): OfferedVariable[] {
  const own = new Map<string, VariableType>();
  for (const node of document.nodes) {
    const parsed = parsedConfig(nodeSchemas, node);
    for (const { name, type } of parsed?.schema.defines?.(parsed.config) ?? []) if (!own.has(name)) own.set(name, type);
  }
  const originOf = (name: string): OfferedVariable['origin'] =>
    name.startsWith('contact.') ? 'contact' : name.startsWith('message.') ? 'message' : 'other';
  return [
    ...[...own].map(([name, type]): OfferedVariable => ({ name, type, origin: 'flow' })),
    ...builtInVariables.map(({ name, type }): OfferedVariable => ({ name, type, origin: originOf(name) })),
    ...contactFields.map((field): OfferedVariable => ({ name: `contact.${field}`, type: 'any', origin: 'contact' })),
  ];
}

/** What the form of a node is offered. */
export function useFormTools(node: string): FormTools {
  const { api, resources } = useEditor();
  const say = useProblemWords();
  const document = useDraft(documentOf);
  const readOnly = useDraft(isReadOnly);
  const problems = useProblems(useMemo(() => problemsOf(node), [node]));
  const fileUrl = useFileUrl();
  const errorOf = useCallback(
    (field: string) => {
      const found = problems?.find((problem) => problem.field === field);
      return found && say(found);
    },
    [problems, say],
  );
  const variables = useMemo(() => offeredVariables(document, resources.contactFields), [document, resources]);
  return useMemo(
    () => ({
      errorOf,
      variables,
      ...resources,
      upload: (file) => api.upload(file),
      fileUrl,
      newId: () => shortId((into) => crypto.getRandomValues(into)),
      readOnly,
    }),
    [errorOf, variables, resources, api, fileUrl, readOnly],
  );
}
