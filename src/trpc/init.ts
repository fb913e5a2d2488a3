import { initTRPC, TRPCError } from '@trpc/server';
import type { TRPC_ERROR_CODE_KEY, TRPC_ERROR_CODE_NUMBER } from '@trpc/server/unstable-core-do-not-import';
import { UserError } from '#/lib/errors.ts';
import type { AccessKey } from '#/server/auth/access.ts';
import type { Session } from '#/server/auth/session.ts';
import { errorStatus } from '#/server/error-status.ts';
import { figures } from '#/server/metrics/figures.ts';
import { type ShownError, shownError } from '#/server/shown-error.ts';

/** What every procedure knows of its request. */
export interface Context {
  session: Session | null;
  /** The workspace in the address; null outside of any. */
  workspace: string | null;
}

/** Who may call a procedure: a row of the access table, whoever is signed in, or anybody. */
export interface ProcedureMeta {
  access: AccessKey | 'personal' | 'public';
}

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false, // stacks stay here
    sse: {
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
      maxDurationMs: 15 * 60_000,
    },
    errorFormatter: ({ shape, error }) => toErrorShape(tell(error), shape.data.httpStatus, shape.code),
  });

/** How an error goes over the wire. */
export function toErrorShape(error: ShownError, httpStatus: number, code: TRPC_ERROR_CODE_NUMBER) {
  return { message: error.code as string, code, data: { httpStatus, error } };
}

/** Errors of tRPC itself (a body that is no JSON, an unknown procedure) are told as ours. */
function tell(error: TRPCError): ShownError {
  if (error.code === 'NOT_FOUND' && !error.cause) return shownError(new UserError('not-found'));
  if (error.code === 'PARSE_ERROR' || error.code === 'BAD_REQUEST') {
    return shownError(error.cause instanceof UserError ? error.cause : new UserError('invalid-input'));
  }
  return shownError(error.cause);
}

const codes: Record<number, TRPC_ERROR_CODE_KEY> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
};

/** Refusals of a person, not of what they typed. */
const denials: ReadonlySet<string> = new Set(['not-signed-in', 'forbidden', 'not-found', 'too-many-requests']);

/** Wraps an error of a use-case for tRPC; the original stays its cause. */
export function asTrpcError(cause: unknown): TRPCError {
  if (cause instanceof TRPCError) return cause;
  if (cause instanceof UserError && denials.has(cause.code)) figures().denials.inc({ code: cause.code });
  return new TRPCError({ code: codes[errorStatus(cause)] ?? 'INTERNAL_SERVER_ERROR', cause });
}

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;
export const publicProcedure = t.procedure;

/** For whoever is signed in. */
export const signedInProcedure = t.procedure.use(({ ctx, next }) => {
  if (!ctx.session) throw asTrpcError(new UserError('not-signed-in'));
  return next({ ctx: { ...ctx, session: ctx.session } });
});

/** For whoever is signed in, in the workspace of the address; whether they belong to it is for the use-case to see. */
export const workspaceProcedure = signedInProcedure.use(({ ctx, next }) => {
  if (!ctx.workspace) throw asTrpcError(new UserError('not-found'));
  return next({ ctx: { ...ctx, workspace: ctx.workspace } });
});
