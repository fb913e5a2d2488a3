import { answerLiveness, answerReadiness } from '#/server/health/answer-health.ts';
import { serveWebhook } from '#/server/webhooks/serve-webhook.ts';
import { listeningAt } from './listening-at.ts';
import { serve } from './serve.ts';

// Webhooks alone: for installations that run several of them, or restart the screens without closing the door.

const health: Record<string, () => Response | Promise<Response>> = {
  '/api/health/liveness': answerLiveness,
  '/api/health/readiness': answerReadiness,
};

const { port, hostname } = listeningAt();
await serve(
  async (request, response) => {
    if (serveWebhook(request, response)) return;
    const answer = await health[request.url ?? '']?.();
    response.writeHead(answer?.status ?? 404, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(answer ? await answer.text() : '');
  },
  port,
  hostname,
);
