import { answerUpload } from '#/server/media/answer-upload.ts';

export const dynamic = 'force-dynamic';

export async function POST(request: Request, { params }: { params: Promise<{ workspace: string }> }) {
  return answerUpload(request, (await params).workspace);
}
