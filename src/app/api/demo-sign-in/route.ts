import { answerDemo } from '#/server/auth/answer-demo.ts';

export const dynamic = 'force-dynamic';

export const POST = answerDemo;
