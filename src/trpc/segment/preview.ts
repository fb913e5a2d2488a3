import { previewRules } from '#/server/segments/preview-rules.ts';
import { queryFrom } from '../from-use-case.ts';

export const preview = queryFrom(previewRules);
