import { router } from '../init.ts';
import { create } from './create.ts';
import { createFromStarter } from './create-from-starter.ts';
import { duplicate } from './duplicate.ts';
import { exportFile } from './export-file.ts';
import { get } from './get.ts';
import { getVersion } from './get-version.ts';
import { importFile } from './import-file.ts';
import { list } from './list.ts';
import { listMoves } from './list-moves.ts';
import { listVersions } from './list-versions.ts';
import { planMove } from './plan-move.ts';
import { publish } from './publish.ts';
import { remove } from './remove.ts';
import { rename } from './rename.ts';
import { restoreVersion } from './restore-version.ts';
import { saveDraft } from './save-draft.ts';
import { setStatus } from './set-status.ts';
import { startMove } from './start-move.ts';
import { undoMove } from './undo-move.ts';

/** What marketers draw. */
export const flowRouter = router({
  list,
  get,
  create,
  createFromStarter,
  saveDraft,
  publish,
  setStatus,
  rename,
  duplicate,
  remove,
  listVersions,
  getVersion,
  restoreVersion,
  planMove,
  startMove,
  undoMove,
  listMoves,
  exportFile,
  importFile,
});
