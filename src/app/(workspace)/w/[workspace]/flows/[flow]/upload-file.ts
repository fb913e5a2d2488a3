import { ApiFailure } from '#/editor/flow-api.ts';
import type { ErrorDetails } from '#/lib/errors.ts';

/** Stores a file in the workspace. */
export async function uploadFile(workspace: string, file: File) {
  const url = `/api/w/${workspace}/media?name=${encodeURIComponent(file.name)}`;
  const headers = { 'content-type': file.type || 'application/octet-stream' };
  const response = await fetch(url, { method: 'POST', headers, body: file }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as UploadAnswer | null;
  if (!response?.ok || !answer || !('id' in answer)) {
    const error = answer && 'error' in answer ? answer.error : { code: 'unreachable', details: {} };
    throw new ApiFailure(error.code, error.details);
  }
  return { asset: answer.id, name: answer.name ?? file.name };
}

type UploadAnswer = { id: string; name: string | null } | { error: { code: string; details: ErrorDetails } };
