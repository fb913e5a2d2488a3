import { router } from '../init.ts';
import { get } from './get.ts';
import { setLocale } from './set-locale.ts';

/** The signed-in person. */
export const accountRouter = router({ get, setLocale });
