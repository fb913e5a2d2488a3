import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChannelAccess, ChannelEvent } from '#/channels/contract.ts';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import { verifySignature } from '#/channels/whatsapp-cloud/verify.ts';
import { type HttpClient, HttpFailure } from '#/lib/http.ts';
import type { Json } from '#/lib/json.ts';
import { createSimulatorClient, type SimulatorClient } from '../client.ts';
import { frozenTime } from '../clock.ts';
import { type RunningSimulator, startSimulator } from '../start.ts';

/** A webhook as the app received it. */
export interface Received {
  raw: string;
  body: Json;
  valid: boolean;
  events: ChannelEvent[];
}

/** A simulator, and an app that only receives; both on free ports of loopback. For tests. */
export interface Stage {
  simulator: RunningSimulator;
  client: SimulatorClient;
  /** How the app would reach the number. */
  access: ChannelAccess;
  number: string;
  received: Received[];
  /** Everything received so far, as events; forgets it. */
  take(): ChannelEvent[];
  /** What the app answers; 200 unless a test says otherwise. */
  answerWith(status: () => number): void;
  /** Calls the Graph API. */
  graph(method: string, path: string, body?: Json, token?: string): Promise<{ status: number; body: Json }>;
  close(): Promise<void>;
}

export const number = '200000000000002';
export const startOfTests = Date.UTC(2026, 10, 18, 10);
const token = 'a-token-for-the-control-api';
const secret = 'app-secret';
const accessToken = 'SIM-token';

/** Sets the stage, with the clock standing still and the three default people. */
export async function setStage(options: { seed?: number } = {}): Promise<Stage> {
  const received: Received[] = [];
  let status = () => 200;
  const app = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const raw = Buffer.concat(chunks);
    const headers = new Headers({ 'x-hub-signature-256': String(request.headers['x-hub-signature-256']) });
    const body = JSON.parse(raw.toString()) as Json;
    const events = whatsappCloudAdapter.parse(body).items.map((item) => item.event);
    received.push({ raw: raw.toString(), body, valid: verifySignature(raw, headers, [secret]), events });
    response.writeHead(status()).end();
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const webhookUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}/api/webhooks/meta/key`;
  const simulator = await startSimulator({ port: 0, token, seed: options.seed ?? 1, time: frozenTime(startOfTests) });
  const client = createSimulatorClient(simulator.url, token);
  const given = { wabaId: '100000000000001', displayPhone: '+15550001111', verifiedName: 'Example Co' };
  await client.putNumber(number, { ...given, accessToken, appSecret: secret, webhookUrl });
  return {
    simulator,
    client,
    number,
    access: {
      externalId: number,
      config: {},
      secrets: { accessToken },
      baseUrl: simulator.url,
      apiVersion: 'v26.0',
    },
    received,
    take: () => received.splice(0).flatMap((one) => one.events),
    answerWith: (next) => {
      status = next;
    },
    async graph(method, path, body, bearer = accessToken) {
      const response = await fetch(`${simulator.url}/v26.0${path}`, {
        method,
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
        body: body === undefined ? null : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: text.startsWith('{') ? (JSON.parse(text) as Json) : text };
    },
    async close() {
      await simulator.close();
      app.closeAllConnections();
      await new Promise((resolve) => app.close(resolve));
    },
  };
}

/** HTTP for the adapter, as a test needs it. */
export const http: HttpClient = async ({ method, url, headers, body, timeoutMs, sink }) => {
  const signal = AbortSignal.timeout(timeoutMs);
  const init = { method, headers, body: (body ?? null) as BodyInit | null, signal };
  const response = await fetch(url, init).catch((cause: unknown) => {
    throw new HttpFailure('reset', true, cause);
  });
  let bytes = new Uint8Array(await response.arrayBuffer());
  if (sink && response.status === 200) {
    await sink(bytes);
    bytes = new Uint8Array();
  }
  return { status: response.status, headers: Object.fromEntries(response.headers), body: bytes };
};

/** The people of a stage by first name. */
export async function castOf(stage: Stage): Promise<{ ana: string; james: string; lucia: string }> {
  const people = await stage.client.people(number);
  const idOf = (name: string) => people.find((person) => person.name.startsWith(name))?.id ?? '';
  return { ana: idOf('Ana'), james: idOf('James'), lucia: idOf('Lucía') };
}
