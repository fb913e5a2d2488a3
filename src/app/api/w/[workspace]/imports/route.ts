import { answerImportUpload } from '#/server/imports/answer-import-upload.ts';

export const dynamic = 'force-dynamic';

export async function POST(request: Request, { params }: { params: Promise<{ workspace: string }> }) {
  return answerImportUpload(request, (await params).workspace);
}
