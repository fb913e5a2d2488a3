import { runAudit } from '#/server/audit/run-audit.ts';
import { queryFrom } from '../from-use-case.ts';

export const run = queryFrom(runAudit);
