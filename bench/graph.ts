import { createHmac } from 'node:crypto';
import http from 'node:http';
import { setTimeout as rest } from 'node:timers/promises';

// An answering Graph API for measurements: takes a send, answers after a fixed time, and reports sent and delivered by
// webhook. It checks nothing; the simulator is the one that does.

/** A send that reached the provider. */
export interface SendSeen {
  to: string;
  at: number;
}

/** A running answering API. */
export interface AnsweringGraph {
  url: string;
  seen: SendSeen[];
  webhookMs: number[];
  /** Posts a signed webhook; answers its status. */
  post(body: unknown): Promise<number>;
  close(): void;
}

/** Starts it. Statuses go to `target()`, signed with the app secret. */
export async function startGraph(options: {
  latencyMs: number;
  appSecret: string;
  target: () => string;
  statuses: boolean;
}): Promise<AnsweringGraph> {
  const seen: SendSeen[] = [];
  const webhookMs: number[] = [];
  const agent = new http.Agent({ keepAlive: true, maxSockets: 200 });
  let wamids = 0;

  function post(body: unknown): Promise<number> {
    const raw = JSON.stringify(body);
    const signature = createHmac('sha256', options.appSecret).update(raw).digest('hex');
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const request = http.request(
        options.target(),
        {
          method: 'POST',
          agent,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(raw),
            'x-hub-signature-256': `sha256=${signature}`,
          },
        },
        (response) => {
          response.resume();
          response.on('end', () => {
            webhookMs.push(performance.now() - started);
            resolve(response.statusCode ?? 0);
          });
        },
      );
      request.on('error', reject);
      request.end(raw);
    });
  }

  async function report(wamid: string, to: string, mark: string): Promise<void> {
    for (const [status, after] of [
      ['sent', 100],
      ['delivered', 200],
    ] as const) {
      await rest(after);
      const timestamp = String(Math.floor(Date.now() / 1_000));
      const one = { id: wamid, status, timestamp, recipient_id: to, biz_opaque_callback_data: mark };
      await post(wrap({ statuses: [one] })).catch(() => {});
    }
  }

  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'GET') {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ id: benchNumber.phoneNumberId, display_phone_number: '+1 555-000-7777' }));
        return;
      }
      const body = JSON.parse(Buffer.concat(chunks).toString()) as { to?: string; biz_opaque_callback_data: string };
      if (body.to === undefined) {
        // a read mark
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"success":true}');
        return;
      }
      const to = body.to.replace('+', '');
      seen.push({ to, at: performance.now() });
      const wamid = `wamid.bench${++wamids}`;
      setTimeout(() => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ messaging_product: 'whatsapp', contacts: [], messages: [{ id: wamid }] }));
        if (options.statuses) void report(wamid, to, body.biz_opaque_callback_data);
      }, options.latencyMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    webhookMs,
    post,
    close() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

/** The number and account of every measurement. */
export const benchNumber = { phoneNumberId: '200000000000777', wabaId: '100000000000777' };

/** A webhook body around one value. */
export function wrap(value: Record<string, unknown>): unknown {
  const metadata = { display_phone_number: '15550007777', phone_number_id: benchNumber.phoneNumberId };
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: benchNumber.wabaId,
        changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } }],
      },
    ],
  };
}
