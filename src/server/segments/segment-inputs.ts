import { z } from 'zod';
import { segmentRules } from '#/flow/audience/segment-rules.ts';
import { givenName } from '../inputs.ts';

/** A segment as somebody writes it. */
export const segmentInput = { name: givenName, rules: segmentRules };

/** Rules alone, as they are being written. */
export const rulesInput = z.strictObject({ rules: segmentRules });
