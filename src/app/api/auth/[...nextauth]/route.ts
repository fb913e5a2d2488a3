import { answerAuth } from '#/server/auth/answer-auth.ts';

export const dynamic = 'force-dynamic';

async function handle(request: Request, { params }: { params: Promise<{ nextauth: string[] }> }) {
  return answerAuth(request, (await params).nextauth);
}

export { handle as GET, handle as POST };
