import { type HttpClient, HttpFailure, type HttpResponse } from '#/lib/http.ts';
import type { Chance } from './chance.ts';
import type { Process, Scheduler } from './scheduler.ts';

/** A request that reached the fake Graph API: what really happened, whatever our tables say. */
export interface LedgerEntry {
  at: number;
  /** Meta's id of the number that sent it. */
  sender: string;
  /** Phone without plus. */
  to: string;
  text: string;
  message: string;
  attempt: number;
  /** Meta's id of the message; null when it was not taken. */
  wamid: string | null;
  /** What the sender could learn: taken, refused, or nothing for certain. */
  told: 'taken' | 'refused' | 'nothing';
  /** The process that asked had died, or was told nothing, before the answer came. */
  heard: boolean;
}

type Fate =
  | { kind: 'accept'; ms: number }
  | { kind: 'lose'; reason: 'timeout' | 'reset'; taken: boolean }
  | { kind: 'refuse'; code: number }
  | { kind: 'break'; status: number; taken: boolean; body: string }
  | { kind: 'unreachable' };

/** A Graph API that keeps a ledger, and fails as often as the seed wants. */
export class FakeGraph {
  readonly entries: LedgerEntry[] = [];
  faults: number;
  private readonly scheduler: Scheduler;
  private readonly chance: Chance;
  private readonly accepted: (entry: LedgerEntry) => void;

  constructor(scheduler: Scheduler, chance: Chance, faults: number, accepted: (entry: LedgerEntry) => void) {
    this.scheduler = scheduler;
    this.chance = chance;
    this.faults = faults;
    this.accepted = accepted;
  }

  /** The HTTP client of one process. */
  client(process: Process): HttpClient {
    return async (request) => {
      const gate = (point: string, delay: number) => this.scheduler.gate(point, { process, task: null, delay });
      await gate('graph: before request', this.chance.between(0, 20));
      const fate = this.draw();
      if (fate.kind === 'unreachable') {
        await gate('graph: unreachable', 5);
        throw new HttpFailure('unreachable', false);
      }
      const body = JSON.parse(String(request.body)) as Record<string, never>;
      const [message, attempt] = String(body.biz_opaque_callback_data).split('.') as [string, string];
      const taken = fate.kind === 'accept' || ((fate.kind === 'lose' || fate.kind === 'break') && fate.taken);
      const entry: LedgerEntry = {
        at: this.scheduler.now,
        sender: request.url.split('/').at(-2) as string,
        to: String(body.to ?? body.recipient).replace('+', ''),
        text: (body.text as { body: string } | undefined)?.body ?? JSON.stringify(body),
        message,
        attempt: Number(attempt),
        wamid: taken ? `wamid.out${this.entries.length + 1}` : null,
        told: fate.kind === 'accept' ? 'taken' : fate.kind === 'refuse' ? 'refused' : 'nothing',
        heard: false,
      };
      this.entries.push(entry);
      if (taken) this.accepted(entry);
      await gate('graph: after request', this.delayOf(fate, request.timeoutMs));
      entry.heard = true;
      return this.answer(fate, entry);
    };
  }

  private draw(): Fate {
    const { chance } = this;
    if (!chance.often(this.faults)) return { kind: 'accept', ms: chance.between(20, 400) };
    const roll = chance.next();
    if (roll < 0.25) return { kind: 'lose', reason: chance.pick(['timeout', 'reset']), taken: chance.often(0.7) };
    if (roll < 0.5) return { kind: 'refuse', code: chance.pick([130429, 131056, 131056, 133004, 131026]) };
    if (roll < 0.7) {
      const body = chance.pick([
        '<html>',
        JSON.stringify({ error: { code: 131000, message: 'x', type: 'x' } }),
        '{"a":',
      ]);
      const status = chance.pick([500, 502, 200, 429]);
      return { kind: 'break', status, taken: status !== 429 && chance.often(0.5), body };
    }
    if (roll < 0.85) return { kind: 'accept', ms: chance.between(4_000, 19_500) };
    return { kind: 'unreachable' };
  }

  private delayOf(fate: Fate, timeoutMs: number): number {
    if (fate.kind === 'accept') return Math.min(fate.ms, timeoutMs - 1);
    return fate.kind === 'lose' && fate.reason === 'timeout' ? timeoutMs : this.chance.between(5, 300);
  }

  private answer(fate: Fate, entry: LedgerEntry): HttpResponse {
    const reply = (status: number, body: string): HttpResponse => ({
      status,
      headers: { 'content-type': 'application/json' },
      body: new TextEncoder().encode(body),
    });
    switch (fate.kind) {
      case 'accept':
        return reply(200, JSON.stringify({ messaging_product: 'whatsapp', messages: [{ id: entry.wamid }] }));
      case 'refuse':
        return reply(400, JSON.stringify({ error: { code: fate.code, message: 'no', type: 'x' } }));
      case 'break':
        return reply(fate.status, fate.body);
      default:
        throw new HttpFailure(fate.kind === 'lose' ? fate.reason : 'unreachable', fate.kind === 'lose');
    }
  }
}
