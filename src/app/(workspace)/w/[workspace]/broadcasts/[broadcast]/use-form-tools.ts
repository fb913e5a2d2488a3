'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { offeredVariables } from '#/editor/inspector/use-form-tools.ts';
import { checkFlow } from '#/flow/checks/check-flow.ts';
import type { Problem } from '#/flow/checks/problem.ts';
import { emptyDocument } from '#/flow/graph/document.ts';
import { useProblemWords } from '#/i18n/use-problem-words.ts';
import { shortId } from '#/lib/ids.ts';
import { documentOf, type MessageAlone, messageNode } from '#/nodes/open-message.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import type { FormTools } from '#/nodes/view.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { uploadFile } from '../../flows/[flow]/upload-file.ts';
import { offeredTemplates } from '../../templates/offered-templates.ts';

/** What the checks find in a message that stands alone; its open exits are no fault. */
export function findingsOf(content: MessageAlone): Problem[] {
  return checkFlow(documentOf(content), nodeSchemas).filter(({ node, exit }) => node === messageNode && !exit);
}

/** What the form of the message is offered. */
export function useFormTools(workspace: string, content: MessageAlone | null, readOnly: boolean): FormTools {
  const trpc = useTRPC();
  const say = useProblemWords();
  const { data: fields } = useQuery(trpc.field.list.queryOptions({}));
  const { data: known } = useQuery(trpc.template.list.queryOptions({}));
  const templates = useMemo(() => offeredTemplates(known?.templates ?? []), [known]);
  const findings = useMemo(() => (content ? findingsOf(content) : []), [content]);
  const contactFields = useMemo(() => fields?.map(({ key }) => key) ?? [], [fields]);
  return useMemo(
    () => ({
      errorOf(field) {
        const found = findings.find((finding) => finding.field === field);
        return found && say(found);
      },
      variables: offeredVariables(emptyDocument, contactFields).filter(({ origin }) => origin !== 'message'),
      contactFields,
      tags: [],
      secrets: [],
      templates,
      upload: (file) => uploadFile(workspace, file),
      fileUrl: (asset) => `/api/w/${workspace}/media/${encodeURIComponent(asset)}`,
      newId: () => shortId((into) => crypto.getRandomValues(into)),
      readOnly,
    }),
    [findings, say, contactFields, templates, workspace, readOnly],
  );
}
