import type { z } from 'zod';
import type { Person, World } from '../world/world.ts';
import type { waitInput } from './requests.ts';
import type { Tick } from './views.ts';

const rank: Record<Tick, number> = { failed: -1, accepted: 1, sent: 2, delivered: 3, read: 4, played: 5 };

/** Waits, in real time, until the business has sent what was asked for; false when it did not in time. */
export function waitFor(world: World, person: Person, wanted: z.output<typeof waitInput>): Promise<boolean> {
  const isThere = () => {
    const found = person.messages.filter(
      (message) =>
        message.from === 'business' &&
        message.seq > wanted.afterSeq &&
        rank[message.tick ?? 'accepted'] >= rank[wanted.tick],
    );
    return found.length >= wanted.messages;
  };
  if (isThere() || wanted.timeoutMs === 0) return Promise.resolve(isThere());
  return new Promise((resolve) => {
    const finish = (answer: boolean) => {
      clearTimeout(timer);
      world.listeners.delete(listen);
      resolve(answer);
    };
    const listen = () => isThere() && finish(true);
    const timer = setTimeout(() => finish(false), wanted.timeoutMs);
    timer.unref();
    world.listeners.add(listen);
  });
}
