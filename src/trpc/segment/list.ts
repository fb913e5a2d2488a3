import { listSegments } from '#/server/segments/list-segments.ts';
import { queryFrom } from '../from-use-case.ts';

export const list = queryFrom(listSegments);
