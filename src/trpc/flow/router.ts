import { router } from '../init.ts';
import { create } from './create.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { publish } from './publish.ts';
import { saveDraft } from './save-draft.ts';

/** What marketers draw. */
export const flowRouter = router({ list, get, create, saveDraft, publish });
