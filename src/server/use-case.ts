import { and, eq, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Hint, Topic } from '#/lib/changes.ts';
import { cleanJson } from '#/lib/clean-text.ts';
import { UserError } from '#/lib/errors.ts';
import { type AccessKey, allows, onlyReads } from './auth/access.ts';
import type { Db } from './db/client.ts';
import { enterWorkspace, withUser, withWorkspace } from './db/doors.ts';
import { member, type Role, workspace } from './db/schema/workspaces.ts';
import { publishChanges } from './live/publish-changes.ts';
import { log, nowAbout } from './log.ts';

/** Who asks: a signed-in person for the workspace in the address, or the instance itself (command line, worker). */
export type Actor = { kind: 'member'; userId: string; workspace: string } | { kind: 'operator'; workspaceId: string };

/** What a use-case works with; everything happens in the one transaction `tx`. */
export interface Work {
  tx: Db;
  workspaceId: string;
  /** Null for the operator. */
  userId: string | null;
  role: Role;
  /** Notes that something changed; told to open screens after the commit. */
  changed(topic: Topic, id?: string): void;
}

/** One thing that can be done in a workspace, by whichever door the wish comes in. */
export interface UseCase<Input extends z.ZodType, Output> {
  access: AccessKey;
  input: Input;
  /** Throws `UserError`: `not-found` for a workspace that is unknown or foreign, `forbidden`, `invalid-input`. */
  call(actor: Actor, input: z.input<Input>): Promise<Output>;
}

interface Definition<Input extends z.ZodType, Output, Facts> {
  access: AccessKey;
  input: Input;
  /** Slow work outside of any transaction (a request to a provider), once the permission has been proved. */
  ahead?(input: z.output<Input>, who: { workspaceId: string; userId: string | null }): Promise<Facts>;
  /** The work itself; the permission is proved again in its transaction. Answers plain JSON. */
  run(work: Work, input: z.output<Input>, facts: Facts): Promise<Output>;
  /** What follows once the work is committed; when it fails, the work stands, and somebody else tries again later. */
  after?(output: Output): Promise<void>;
}

/** Declares a use-case. */
export function defineUseCase<Input extends z.ZodType, Output, Facts = undefined>(
  definition: Definition<Input, Output, Facts>,
): UseCase<Input, Output> {
  const { access, input: schema, ahead, run, after } = definition;
  return {
    access,
    input: schema,
    async call(actor, input) {
      const parsed = parseInput(schema, input);
      const facts = ahead
        ? await ahead(...(await enter(actor, access, async (work) => [parsed(), work] as const)))
        : undefined;
      let hints: Hint[] = [];
      let where = '';
      const output = await enter(actor, access, (entered) => {
        hints = [];
        where = entered.workspaceId;
        const changed = (topic: Topic, id?: string) => hints.push(id === undefined ? { topic } : { topic, id });
        return run({ ...entered, changed }, parsed(), facts as Facts);
      });
      publishChanges(where, hints);
      await after?.(output).catch((error: unknown) => log('warn', 'not carried through', { kind: access, error }));
      return output;
    },
  };
}

/** Checks an input; the answer is opened only after the permission is proved, so that strangers learn nothing. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): () => z.output<Schema> {
  const parsed = schema.safeParse(cleanJson(input ?? {}));
  return () => {
    if (parsed.success) return parsed.data;
    throw new UserError('invalid-input', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
  };
}

/** Opens the workspace for an actor and proves the permission, in the transaction in which the work will happen. */
function enter<T>(actor: Actor, access: AccessKey, work: (entered: Omit<Work, 'changed'>) => Promise<T>): Promise<T> {
  if (actor.kind === 'operator') {
    const { workspaceId } = actor;
    nowAbout({ workspaceId });
    return withWorkspace(workspaceId, (tx) => work({ tx, workspaceId, userId: null, role: 'owner' }));
  }
  return withUser(actor.userId, async (tx) => {
    const entered = await enterAsMember(tx, actor.userId, actor.workspace);
    nowAbout({ workspaceId: entered.workspaceId });
    if (!allows(entered.role, access)) throw new UserError('forbidden');
    if (onlyReads(access)) await tx.execute(sql`set transaction read only`);
    else await holdMembership(tx, entered.workspaceId, actor.userId, entered.role);
    return work({ tx, userId: actor.userId, ...entered });
  });
}

/** Finds the workspace by its slug and the person's role in it. Throws `not-found`. */
async function enterAsMember(tx: Db, userId: string, slug: string): Promise<{ workspaceId: string; role: Role }> {
  const [found] = await tx
    .select({ workspaceId: workspace.id, role: member.role })
    .from(workspace)
    .innerJoin(member, eq(member.workspaceId, workspace.id))
    .where(and(eq(workspace.slug, slug), eq(member.userId, userId)));
  if (!found) throw new UserError('not-found');
  await enterWorkspace(tx, found.workspaceId);
  return found;
}

/** Keeps the membership as it is until the end of the transaction: removing or demoting the person waits for us. */
async function holdMembership(tx: Db, workspaceId: string, userId: string, role: Role): Promise<void> {
  const [held] = await tx
    .select({ role: member.role })
    .from(member)
    .where(and(eq(member.workspaceId, workspaceId), eq(member.userId, userId), eq(member.role, role)))
    .for('share');
  if (!held) throw new UserError('forbidden');
}
