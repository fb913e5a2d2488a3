import { z } from 'zod';

/** An outside call that a run waits for. */
export const requestHttpJob = z.strictObject({
  workspaceId: z.uuid(),
  /** The lane that ordered it; the run may have moved on to another since. */
  conversationId: z.uuid(),
  runId: z.uuid(),
  key: z.string(),
  call: z.strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    url: z.string(),
    headers: z
      .array(
        z.strictObject({
          name: z.string(),
          value: z.union([z.strictObject({ text: z.string() }), z.strictObject({ secret: z.string() })]),
        }),
      )
      .readonly(),
    body: z.string().nullable(),
    timeoutSeconds: z.number(),
  }),
  /** The `traceparent` of the turn that ordered it, where traces are collected. */
  trace: z.string().optional(),
});
export type RequestHttpJob = z.infer<typeof requestHttpJob>;
