import { tellSettings } from '#/env/tell-settings.ts';
import { answerLiveness, answerReadiness } from '#/server/health/answer-health.ts';
import { serveMetrics } from '#/server/metrics/serve-metrics.ts';
import { serveWebhook } from '#/server/webhooks/serve-webhook.ts';
import { listeningAt } from './listening-at.ts';
import { namedRequests } from './named-requests.ts';
import { serve } from './serve.ts';
import { start } from './start.ts';
import { traceUntilEnd } from './trace-until-end.ts';

// Webhooks alone: for installations that run several of them, or restart the screens without closing the door.

const health: Record<string, () => Response | Promise<Response>> = {
  '/api/health/liveness': answerLiveness,
  '/api/health/readiness': answerReadiness,
};

await start(async () => {
  const { port, hostname } = listeningAt();
  tellSettings({}, {});
  await traceUntilEnd('receiver');
  await serve(
    namedRequests(async (request, response) => {
      if (serveWebhook(request, response) || serveMetrics(request, response)) return;
      const answer = await health[request.url ?? '']?.();
      response.writeHead(answer?.status ?? 404, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(answer ? await answer.text() : '');
    }),
    port,
    hostname,
  );
});
