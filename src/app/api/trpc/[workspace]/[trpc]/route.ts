import { answerTrpc } from '#/trpc/answer.ts';

export const dynamic = 'force-dynamic';

async function handle(request: Request, { params }: { params: Promise<{ workspace: string }> }) {
  return answerTrpc(request, (await params).workspace);
}

export { handle as GET, handle as POST };
