import { answerImportErrors } from '#/server/imports/answer-import-errors.ts';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ workspace: string; id: string }> }) {
  const { workspace, id } = await params;
  return answerImportErrors(request, workspace, id);
}
