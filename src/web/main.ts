import next from 'next';
import { tellNextItsSettings } from '#/env/built-web.ts';
import { serveWebhook } from '#/server/webhooks/serve-webhook.ts';
import { listeningAt } from './listening-at.ts';
import { serve } from './serve.ts';

// The web process: webhooks, and the Next application. `--dev` is for hot reload.

const { port, hostname, dev } = listeningAt();
tellNextItsSettings();
const app = next({ dev, dir: process.cwd(), port, hostname, turbopack: dev });
await app.prepare();
const pages = app.getRequestHandler();
await serve((request, response) => serveWebhook(request, response) || void pages(request, response), port, hostname);
