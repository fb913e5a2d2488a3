'use client';

import { useMemo } from 'react';
import { ApiFailure, type FlowApi } from '#/editor/flow-api.ts';
import type { SaveOutcome } from '#/editor/saving/autosave.ts';
import { useTRPCClient } from '#/trpc/client.tsx';
import { passingErrors, readError } from '#/trpc/read-error.ts';
import { uploadFile } from './upload-file.ts';

function outcomeOf(error: unknown): SaveOutcome {
  const { code } = readError(error);
  return passingErrors.has(code) ? { kind: 'unreachable' } : { kind: 'refused', code };
}

/** Waits for an answer; what went wrong is thrown in the editor's own terms. */
async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    const { code, details } = readError(thrown);
    throw new ApiFailure(code, details);
  }
}

/** The server's side of one flow. */
export function useFlowApi(workspace: string, id: string): FlowApi {
  const client = useTRPCClient();
  return useMemo(
    () => ({
      async save(document, revision) {
        try {
          const answer = await client.flow.saveDraft.mutate({ id, document, revision });
          const savedAt = Date.parse(answer.savedAt);
          if (answer.outcome === 'saved') return { kind: 'saved', revision: answer.revision, savedAt };
          const { draft, savedBy } = answer;
          return { kind: 'stale', theirs: { draft, savedBy, savedAt, revision: answer.revision } };
        } catch (thrown) {
          return outcomeOf(thrown);
        }
      },
      async publish(revision) {
        const answer = await told(client.flow.publish.mutate({ id, revision }));
        return answer.outcome === 'published'
          ? { kind: 'published', number: answer.number }
          : { kind: 'problems', problems: answer.problems };
      },
      async rename(name) {
        await told(client.flow.rename.mutate({ id, name }));
      },
      async setStatus(status) {
        await told(client.flow.setStatus.mutate({ id, status }));
      },
      duplicate: async () => (await told(client.flow.duplicate.mutate({ id }))).id,
      createCopy: async (name, document) =>
        (await told(client.flow.importFile.mutate({ file: { recado: 'flow', name, document } }))).id,
      async versions() {
        const lines = await told(client.flow.listVersions.query({ id }));
        return lines.map(({ number, publishedAt, publishedBy, live }) => ({
          number,
          publishedAt: Date.parse(publishedAt),
          publishedBy,
          live,
        }));
      },
      upload: (file) => uploadFile(workspace, file),
      version: async (number) => (await told(client.flow.getVersion.query({ id, number }))).document,
    }),
    [client, workspace, id],
  );
}
