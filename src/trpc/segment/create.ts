import { createSegment } from '#/server/segments/save-segment.ts';
import { mutationFrom } from '../from-use-case.ts';

export const create = mutationFrom(createSegment);
