import { router } from '../init.ts';
import { accept } from './accept.ts';
import { create } from './create.ts';
import { list } from './list.ts';
import { lookUp } from './look-up.ts';
import { revoke } from './revoke.ts';

/** Links by which people join. */
export const invitationRouter = router({ list, create, revoke, lookUp, accept });
