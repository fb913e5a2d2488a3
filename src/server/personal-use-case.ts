import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Topic } from '#/lib/changes.ts';
import { limitTries, type TryLimit } from './auth/limit-tries.ts';
import type { Db } from './db/client.ts';
import { withUser } from './db/doors.ts';
import { publishChanges } from './live/publish-changes.ts';
import { parseInput } from './use-case.ts';

/** What a use-case of a person works with; the transaction sees only what is theirs. */
export interface PersonalWork {
  tx: Db;
  userId: string;
  /** Notes that something of a workspace changed; told to its open screens after the commit. */
  changed(workspaceId: string, topic: Topic, id?: string): void;
}

/** One thing that a signed-in person can do outside of any workspace. */
export interface PersonalUseCase<Input extends z.ZodType, Output> {
  /** True when it changes nothing. */
  reads: boolean;
  input: Input;
  call(userId: string, input: z.input<Input>): Promise<Output>;
}

interface Definition<Input extends z.ZodType, Output> {
  reads?: boolean;
  /** How often one person may call it. */
  limit?: TryLimit;
  input: Input;
  run(work: PersonalWork, input: z.output<Input>): Promise<Output>;
}

/** Declares a use-case that belongs to a person rather than to a workspace. Answers plain JSON. */
export function definePersonalUseCase<Input extends z.ZodType, Output>(
  definition: Definition<Input, Output>,
): PersonalUseCase<Input, Output> {
  const { input: schema, reads = false, limit, run } = definition;
  return {
    reads,
    input: schema,
    async call(userId, input) {
      const parsed = parseInput(schema, input)();
      if (limit) await limitTries(limit, userId);
      let told: (() => void)[] = [];
      const output = await withUser(userId, async (tx) => {
        told = [];
        if (reads) await tx.execute(sql`set transaction read only`);
        const changed = (workspaceId: string, topic: Topic, id?: string) =>
          told.push(() => publishChanges(workspaceId, [id === undefined ? { topic } : { topic, id }]));
        return run({ tx, userId, changed }, parsed);
      });
      for (const tell of told) tell();
      return output;
    },
  };
}
