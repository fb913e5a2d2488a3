import { z } from 'zod';
import { templateContent } from '#/flow/message/message-template.ts';

/** Examples for the places of a template, by their keys. */
const samples = z.record(z.string().max(600), z.string().max(2_000));

/** What a template says, with its examples; `sampleAsset` is one of our files, the example of its header. */
export const templateParts = {
  content: templateContent,
  samples,
  sampleAsset: z.string().max(100).nullable().default(null),
};

/** Categories that people may ask for; templates of one-time codes have a form of their own, which is not ours. */
export const askedCategory = z.enum(['marketing', 'utility']);
