import { editSegment } from '#/server/segments/save-segment.ts';
import { mutationFrom } from '../from-use-case.ts';

export const edit = mutationFrom(editSegment);
