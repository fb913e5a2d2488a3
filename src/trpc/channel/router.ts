import { router } from '../init.ts';
import { connectSimulator } from './connect-simulator.ts';
import { connectWhatsapp } from './connect-whatsapp.ts';
import { disconnect } from './disconnect.ts';
import { list } from './list.ts';
import { news } from './news.ts';
import { rename } from './rename.ts';
import { rotateSecret } from './rotate-secret.ts';
import { setState } from './set-state.ts';

/** Connected senders. */
export const channelRouter = router({
  list,
  news,
  connectWhatsapp,
  connectSimulator,
  rename,
  setState,
  rotateSecret,
  disconnect,
});
