import { router } from '../init.ts';
import { add } from './add.ts';
import { chat } from './chat.ts';
import { list } from './list.ts';
import { onChange } from './on-change.ts';
import { set } from './set.ts';
import { speak } from './speak.ts';

/** The people of the simulator, on their phones. */
export const phoneRouter = router({ list, chat, add, set, speak, onChange });
