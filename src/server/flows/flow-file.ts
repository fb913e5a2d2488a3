import { z } from 'zod';
import type { FlowDocument } from '#/flow/graph/document.ts';
import { givenName } from '../inputs.ts';

/** A flow as a file: what is exported, and may be imported anywhere. It holds no secrets, only their names. */
export const flowFile = z.strictObject({
  recado: z.literal('flow'),
  name: givenName,
  document: z.custom<FlowDocument>(),
});
export type FlowFile = z.output<typeof flowFile>;
