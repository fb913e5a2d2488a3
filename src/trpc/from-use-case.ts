import type { z } from 'zod';
import { Bug } from '#/lib/errors.ts';
import { onlyReads } from '#/server/auth/access.ts';
import type { PersonalUseCase } from '#/server/personal-use-case.ts';
import type { UseCase } from '#/server/use-case.ts';
import { asTrpcError, signedInProcedure, workspaceProcedure } from './init.ts';

// The use-case checks its own input, after the permission; here the input only gets its type.
const typed =
  <T>() =>
  (value: unknown) =>
    value as T;

/** Lists that are fetched page by page also say in which direction they go; ours only go on. */
function withoutDirection(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('direction' in input)) return input;
  const { direction: _direction, ...own } = input;
  return own;
}

async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw asTrpcError(thrown);
  }
}

/** A query that answers with a use-case of a workspace. */
export function queryFrom<Input extends z.ZodType, Output>(useCase: UseCase<Input, Output>) {
  if (!onlyReads(useCase.access)) throw new Bug(`${useCase.access} writes and cannot be a query`);
  return workspaceProcedure
    .meta({ access: useCase.access })
    .input(typed<z.input<Input>>())
    .query(({ ctx, input }) => told(useCase.call(memberOf(ctx), withoutDirection(input) as z.input<Input>)));
}

/** A mutation that carries out a use-case of a workspace. */
export function mutationFrom<Input extends z.ZodType, Output>(useCase: UseCase<Input, Output>) {
  return workspaceProcedure
    .meta({ access: useCase.access })
    .input(typed<z.input<Input>>())
    .mutation(({ ctx, input }) => told(useCase.call(memberOf(ctx), input as z.input<Input>)));
}

/** A query that answers with a use-case of the signed-in person. */
export function personalQueryFrom<Input extends z.ZodType, Output>(useCase: PersonalUseCase<Input, Output>) {
  if (!useCase.reads) throw new Bug('a use-case that writes cannot be a query');
  return signedInProcedure
    .meta({ access: 'personal' })
    .input(typed<z.input<Input>>())
    .query(({ ctx, input }) => told(useCase.call(ctx.session.userId, input as z.input<Input>)));
}

/** A mutation that carries out a use-case of the signed-in person. */
export function personalMutationFrom<Input extends z.ZodType, Output>(useCase: PersonalUseCase<Input, Output>) {
  return signedInProcedure
    .meta({ access: 'personal' })
    .input(typed<z.input<Input>>())
    .mutation(({ ctx, input }) => told(useCase.call(ctx.session.userId, input as z.input<Input>)));
}

function memberOf(ctx: { session: { userId: string }; workspace: string }) {
  return { kind: 'member', userId: ctx.session.userId, workspace: ctx.workspace } as const;
}
