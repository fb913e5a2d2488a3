import type { ServerResponse } from 'node:http';
import type { World } from '../world/world.ts';
import type { ChangeView } from './views.ts';

const kept = 1_000;
const beatMs = 15_000;

/** The changes of a world as server-sent events. */
export interface ChangeStream {
  /** Sends what came after `lastId`, and then everything new, of one number or of all. */
  open(response: ServerResponse, number: string | null, lastId: string | undefined): void;
  close(): void;
}

/** Keeps the last changes, so that a reader who lost the connection misses none; one who lost more is told to read anew. */
export function createStream(world: World): ChangeStream {
  const recent: { id: number; change: ChangeView }[] = [];
  const readers = new Set<{ response: ServerResponse; number: string | null }>();
  // ids of an earlier start of the simulator must not look like ours
  const start = world.clock.now() * 1_000;
  let count = 0;

  const concerns = (change: ChangeView, number: string | null) =>
    number === null || !('number' in change) || change.number === number;
  const write = (response: ServerResponse, id: number, change: ChangeView) =>
    response.write(`id: ${id}\ndata: ${JSON.stringify(change)}\n\n`);

  world.listeners.add((change) => {
    count += 1;
    const id = start + count;
    recent.push({ id, change });
    if (recent.length > kept) recent.shift();
    for (const reader of readers) if (concerns(change, reader.number)) write(reader.response, id, change);
  });

  const beat = setInterval(() => {
    for (const { response } of readers) response.write(': beat\n\n');
  }, beatMs);
  beat.unref();

  return {
    open(response, number, lastId) {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write(': open\n\n');
      const last = lastId === undefined ? null : Number(lastId);
      const oldest = recent[0]?.id ?? start + 1;
      if (last !== null) {
        if (Number.isSafeInteger(last) && last >= oldest - 1 && last <= start + count) {
          for (const { id, change } of recent) if (id > last && concerns(change, number)) write(response, id, change);
        } else write(response, start + count, { kind: 'forgotten' });
      }
      const reader = { response, number };
      readers.add(reader);
      response.on('close', () => readers.delete(reader));
    },
    close() {
      clearInterval(beat);
      for (const { response } of readers) response.end();
      readers.clear();
    },
  };
}
