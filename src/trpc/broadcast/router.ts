import { router } from '../init.ts';
import { create } from './create.ts';
import { duplicate } from './duplicate.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { preview } from './preview.ts';
import { recipients } from './recipients.ts';
import { remove } from './remove.ts';
import { retryFailed } from './retry-failed.ts';
import { save } from './save.ts';
import { send } from './send.ts';
import { sendTest } from './send-test.ts';
import { setStatus } from './set-status.ts';

/** One message, or one flow start, to many people. */
export const broadcastRouter = router({
  list,
  get,
  recipients,
  preview,
  create,
  save,
  send,
  sendTest,
  setStatus,
  retryFailed,
  duplicate,
  remove,
});
