import { z } from 'zod';
import type { FlowDocument } from '#/flow/graph/document.ts';
import { givenName } from '../inputs.ts';

/** A flow as a file: what is exported, and may be imported anywhere. It holds no secrets, only their names. */
export const flowFile = z.strictObject({
  recado: z.literal('flow'),
  /** The flow that it was exported from; on that instance it can be brought back there. */
  id: z.uuid().optional(),
  name: givenName,
  document: z.custom<FlowDocument>(),
});
export type FlowFile = z.output<typeof flowFile>;
