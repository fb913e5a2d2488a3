import { drawFlow, type Lab } from '#/engine/testing/lab.ts';
import { moveRuns } from '#/worker/jobs/move-runs.ts';
import { listMoves } from '../list-moves.ts';
import { startMove } from '../start-move.ts';
import { undoMove } from '../undo-move.ts';

/** A question, an hour's rest, a greeting; each can be another. For tests only. */
export function survey({ greeting = 'one', hours = 1, asks = 'Name?', type = 'wait', ask = 'ask' } = {}) {
  const noReply = { amount: 2, unit: 'days' };
  const rest =
    type === 'wait'
      ? { type, config: { until: { how: 'duration', amount: hours, unit: 'hours' } } }
      : { type, config: { text: 'no rest' } };
  return drawFlow(
    {
      k: { type: 'keyword', config: { words: ['hi'], match: 'exact', whenBusy: 'queue' } },
      [ask]: {
        type: 'ask-question',
        config: { text: asks, answer: { kind: 'text' }, variable: 'name', noReply },
      },
      rest,
      bye: { type: 'send-text', config: { text: `${greeting}: {{ name }}` } },
    },
    `k.next>${ask}`,
    `${ask}.next>rest`,
    'rest.next>bye',
  );
}

/** Moves a flow's people in a lab, and takes it back, as screen and worker do together. For tests only. */
export function movingIn(lab: Lab) {
  const operator = { kind: 'operator', workspaceId: lab.ids.workspace } as const;
  const carryOut = async (begun: { id: string; flowId: string }) => {
    await moveRuns(lab.deps, { workspaceId: lab.ids.workspace, moveId: begun.id });
    const move = (await listMoves.call(operator, { id: begun.flowId })).find(({ id }) => id === begun.id);
    if (!move) throw new Error('the move is not there');
    return move;
  };
  return {
    operator,
    move: async (wanted: Parameters<typeof startMove.call>[1]) => carryOut(await startMove.call(operator, wanted)),
    undo: async (id: string) => carryOut(await undoMove.call(operator, { id })),
    carryOut,
  };
}
