import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClock, realTime, type TimeSource } from './clock.ts';
import { answerControl } from './control/router.ts';
import { createStream } from './control/stream.ts';
import { answerDownload, answerGraph } from './graph/router.ts';
import { bearerOf, type Call, type Reply, readCall, writeReply } from './http.ts';
import { createRandom } from './random.ts';
import type { Simulation } from './simulation.ts';
import { createQueue } from './webhooks/queue.ts';
import { createStatuses } from './webhooks/statuses.ts';
import type { World } from './world/world.ts';

/** How a simulator is to be started. */
export interface SimulatorOptions {
  /** 0 for any free one. */
  port: number;
  /** Opens the control API. */
  token: string;
  seed: number;
  time?: TimeSource;
}

/** A running simulator. */
export interface RunningSimulator extends Simulation {
  close(): Promise<void>;
}

/** Starts a simulator on loopback. Rejects when the port is taken. */
export async function startSimulator({
  port,
  token,
  seed,
  time = realTime,
}: SimulatorOptions): Promise<RunningSimulator> {
  const world: World = {
    clock: createClock(time),
    random: createRandom(seed),
    settings: { profile: 'calm', seed, limitStatus: 400 },
    numbers: new Map(),
    accounts: new Map(),
    media: new Map(),
    rules: [],
    seq: 0,
    listeners: new Set(),
  };
  const queue = createQueue(world);
  const simulation: Simulation = { world, queue, statuses: createStatuses(world, queue), url: '' };
  const stream = createStream(world);

  const server = http.createServer(async (request, response) => {
    try {
      const call = await readCall(request);
      if (!call) return writeReply(response, plain(413, 'The body is too large.'));
      if (call.method === 'GET' && call.path === '/sim/v1/events' && bearerOf(call) === token) {
        return stream.open(response, call.query.get('number'), lastEventId(call));
      }
      writeReply(response, await route(simulation, call, token));
    } catch (thrown) {
      if (thrown instanceof URIError) return writeReply(response, plain(400, 'The address cannot be read.'));
      if (response.headersSent || request.destroyed) return void response.destroy();
      process.stderr.write(`simulator: ${(thrown as Error).stack ?? thrown}\n`);
      writeReply(response, plain(500, 'The simulator has a bug.'));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  simulation.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...simulation,
    async close() {
      world.clock.clear();
      queue.stop();
      stream.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await queue.idle();
    },
  };
}

async function route(simulation: Simulation, call: Call, token: string): Promise<Reply> {
  if (call.path === '/sim/v1' || call.path.startsWith('/sim/v1/')) return answerControl(simulation, call, token);
  if (call.path === '/media/' && call.method === 'GET') return answerDownload(simulation, call);
  if (/^\/v\d+\.\d+\/[^/]+/.test(call.path)) return answerGraph(simulation, call);
  return plain(404, 'This is the WhatsApp simulator of Recado. It keeps its state in memory only.');
}

function plain(status: number, text: string): Reply {
  return { kind: 'bytes', status, type: 'text/plain; charset=utf-8', bytes: Buffer.from(`${text}\n`) };
}

function lastEventId(call: Call): string | undefined {
  return call.headers['last-event-id']?.toString() ?? call.query.get('lastEventId') ?? undefined;
}
