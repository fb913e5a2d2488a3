import type { ChannelAccess, ChannelAdapter } from '#/channels/contract.ts';
import type { HttpClient } from '#/lib/http.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { RawPool, RawTx } from '#/server/db/client.ts';
import type { Tracing } from './tracing.ts';

/** The only clock of the engine, in milliseconds since 1970; in production it follows the database's. */
export interface Clock {
  now(): number;
}

/** Puts slow work into pg-boss, inside the caller's transaction. */
export interface JobQueue {
  enqueue(tx: RawTx, queue: string, payloads: readonly JsonObject[]): Promise<void>;
}

/** What a screen may want to read again; a hint, nothing rests on its arrival. */
export type ChangeHint = {
  workspaceId: string;
  topic: 'conversation' | 'run' | 'channel' | 'contact' | 'broadcast' | 'template';
  id: string;
};

/** Everything that the engine takes from outside, so that a simulation can hand in its own. */
export interface EngineDeps {
  pool: RawPool;
  clock: Clock;
  /** A new id that sorts after all ids made before; `at` is its time, else the clock's. */
  newId(at?: number): string;
  /** Chance, from 0 to below 1. */
  random(): number;
  /** Reads a stored file of a workspace. */
  readAsset(workspaceId: string, assetId: string): Promise<{ bytes: Uint8Array; mime: string; name: string }>;
  jobs: JobQueue;
  adapters: Readonly<Record<string, ChannelAdapter>>;
  /** Opens the credentials of channels, as role engine. */
  openChannel(tx: RawTx, channelId: string): Promise<ChannelAccess>;
  http: HttpClient;
  /** Absent unless somebody collects traces. */
  tracing?: Tracing;
  changed(hints: readonly ChangeHint[]): void;
  /** Reports what an operator should see; never with message text, tokens or phone numbers. */
  report(event: string, details: Record<string, string | number | boolean>, error?: unknown): void;
}
