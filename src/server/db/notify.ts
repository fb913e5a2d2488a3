import { listeningPool, rawPool } from './client.ts';

/** Sends notifications on a channel of the database; each payload stays below 8,000 bytes. */
export async function notifyAll(channel: string, payloads: readonly string[]): Promise<void> {
  if (payloads.length > 0) await rawPool()`select pg_notify(${channel}, p) from unnest(${payloads}::text[]) as p`;
}

/**
 * Listens on a channel over a connection of its own, which is opened again whenever it breaks; `onListen` is called
 * each time it stands. Needs a session of the server, and so goes around a pooler.
 */
export async function listenTo(
  channel: string,
  onPayload: (payload: string) => void,
  onListen: () => void,
): Promise<() => Promise<void>> {
  const { unlisten } = await listeningPool().listen(channel, onPayload, onListen);
  return unlisten;
}
