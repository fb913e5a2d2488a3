import { previewAudience } from '#/server/broadcasts/preview-audience.ts';
import { queryFrom } from '../from-use-case.ts';

export const preview = queryFrom(previewAudience);
