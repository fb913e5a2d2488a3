import { answerLiveness } from '#/server/health/answer-health.ts';

export const dynamic = 'force-dynamic';

export const GET = () => answerLiveness();
