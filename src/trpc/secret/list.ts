import { listSecrets } from '#/server/secrets/list-secrets.ts';
import { queryFrom } from '../from-use-case.ts';

export const list = queryFrom(listSecrets);
