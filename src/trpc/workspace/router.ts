import { router } from '../init.ts';
import { create } from './create.ts';
import { edit } from './edit.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { stopSending } from './stop-sending.ts';

/** Tenants: mine, and the one in the address. */
export const workspaceRouter = router({ list, create, get, edit, stopSending });
