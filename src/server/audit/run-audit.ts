import { z } from 'zod';
import { readLoad } from '../system/read-load.ts';
import { defineUseCase } from '../use-case.ts';
import { countInbound } from './count-inbound.ts';
import { countRepeats } from './count-repeats.ts';
import { countRuns } from './count-runs.ts';
import { countSends } from './count-sends.ts';
import { type Equation, lastHours } from './equation.ts';

/** What an audit found. */
export interface Audit {
  equations: Equation[];
  /** Waits that should have ended more than 15 s ago. */
  overdue: number;
  /** Conversations that are set aside because their turn failed. */
  quarantined: number;
  /** True when every equation holds. */
  holds: boolean;
}

/** Counts what was planned, received and begun in the last hours, and looks whether the promises of the engine hold. */
export const runAudit = defineUseCase({
  access: 'audit.read',
  input: z.strictObject({ hours: z.int().min(1).max(720).default(24) }),
  async run({ tx }, { hours }): Promise<Audit> {
    const range = lastHours(hours);
    const equations: Equation[] = [];
    for (const count of [countSends, countRepeats, countInbound, countRuns]) equations.push(await count(tx, range));
    const { overdue, quarantined } = await readLoad(tx);
    return { equations, overdue, quarantined, holds: equations.every(({ holds }) => holds) };
  },
});
