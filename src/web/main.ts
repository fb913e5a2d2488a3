import next from 'next';
import { tellNextItsSettings } from '#/env/built-web.ts';
import { tellSettings } from '#/env/tell-settings.ts';
import { webEnv, webShape } from '#/env/web.ts';
import { allFigures } from '#/server/metrics/instance-figures.ts';
import { serveMetrics } from '#/server/metrics/serve-metrics.ts';
import { serveWebhook } from '#/server/webhooks/serve-webhook.ts';
import { listeningAt } from './listening-at.ts';
import { namedRequests } from './named-requests.ts';
import { serve } from './serve.ts';
import { start } from './start.ts';
import { traceUntilEnd } from './trace-until-end.ts';

// The web process: webhooks, and the Next application. `--dev` is for hot reload.

await start(async () => {
  const { port, hostname, dev } = listeningAt();
  tellNextItsSettings();
  tellSettings(webShape, webEnv());
  await traceUntilEnd('web');
  const app = next({ dev, dir: process.cwd(), port, hostname, turbopack: dev });
  await app.prepare();
  const pages = app.getRequestHandler();
  await serve(
    namedRequests(
      (request, response) =>
        serveWebhook(request, response) || serveMetrics(request, response, allFigures) || void pages(request, response),
    ),
    port,
    hostname,
  );
});
