import { removeSegment } from '#/server/segments/remove-segment.ts';
import { mutationFrom } from '../from-use-case.ts';

export const remove = mutationFrom(removeSegment);
