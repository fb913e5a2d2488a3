import type { TemplateDraft } from '#/channels/template-desk.ts';
import { UserError } from '#/lib/errors.ts';
import { readAsset } from '../media/read-asset.ts';
import { graphHttp } from '../net/graph-http.ts';
import { askProvider } from './ask-provider.ts';
import type { OpenDesk } from './open-desk.ts';

/**
 * Checks a draft as the editor did, uploads the example of its file, and answers it ready to be handed in. Throws
 * `invalid-input`, and what `askProvider` throws.
 */
export async function checkDraft(
  { desk, access, check }: OpenDesk,
  workspaceId: string,
  draft: TemplateDraft,
  sampleAsset: string | null,
): Promise<TemplateDraft> {
  const asset = draft.content.header.kind === 'media' ? sampleAsset : null;
  const whole = { ...draft, samples: { ...draft.samples, ...(asset !== null && { file: asset }) } };
  const fault = check(whole).find(({ severity }) => severity === 'error');
  if (fault) throw new UserError('invalid-input', { field: fault.field });
  if (asset === null) return whole;
  const file = await readAsset(workspaceId, asset);
  return {
    ...whole,
    samples: { ...whole.samples, file: await askProvider(desk.uploadSample(access, file, graphHttp)) },
  };
}
