import { answerDownload } from '#/server/media/answer-download.ts';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ workspace: string; id: string }> }) {
  const { workspace, id } = await params;
  return answerDownload(request, workspace, id);
}
