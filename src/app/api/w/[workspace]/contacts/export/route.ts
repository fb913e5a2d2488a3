import { answerExport } from '#/server/contacts/answer-export.ts';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }) {
  return answerExport(request, (await params).workspace);
}
