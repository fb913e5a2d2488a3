import { setTimeout as rest } from 'node:timers/promises';
import type { Command } from 'commander';
import type { MoveChoice } from '#/server/moves/choose-steps.ts';
import { listMoves } from '#/server/moves/list-moves.ts';
import { planMove } from '#/server/moves/plan-move.ts';
import { startMove } from '#/server/moves/start-move.ts';
import { undoMove } from '#/server/moves/undo-move.ts';
import type { Actor } from '#/server/use-case.ts';
import { operatorOf, withWorkspaceOption } from '../find-workspace.ts';
import { print, table } from '../print.ts';
import { CommandError } from '../sentence.ts';

interface Options {
  workspace?: string;
  to?: number;
  planOnly?: boolean;
  stay: string[];
  move: string[];
  exit: string[];
  recompute?: boolean;
  undo?: string;
  wait: number;
}

const gather = (value: string, before: string[]) => [...before, value];

/** `flow move`: moves the people who wait on older versions of a flow, as planned, and takes moves back. */
export function addMoveCommand(flow: Command): void {
  withWorkspaceOption(flow.command('move'))
    .argument('[id]', 'id of the flow')
    .description('Move the people who wait on other versions of a flow to one of them, or take a move back.')
    .option('--to <number>', 'the version to move to; the live one where it is left out', Number)
    .option('--plan-only', 'print what would become of whom, and change nothing')
    .option(
      '--stay <place>',
      'a place, such as 3.ask (version and node), whose people stay; may be repeated',
      gather,
      [],
    )
    .option('--move <place=node>', 'a place and the node at which its people go on; may be repeated', gather, [])
    .option('--exit <place>', 'a place whose people leave the flow; may be repeated', gather, [])
    .option('--recompute', 'waits last as the target says, from when each began; else everybody keeps their time')
    .option('--undo <move>', 'take a move back, by its id')
    .option('--wait <seconds>', 'how long to wait until the worker is done', Number, 60)
    .action(async (id: string | undefined, options: Options, command: Command) => {
      const operator = await operatorOf(options);
      if (options.undo !== undefined) {
        const begun = await undoMove.call(operator, { id: options.undo });
        return tellMove(command, operator, begun, options.wait);
      }
      if (id === undefined) throw new CommandError('Say which flow, by its id; "flow list" names them.');
      const { to } = options;
      if (options.planOnly) return tellPlan(command, operator, { id, ...(to === undefined ? {} : { to }) });
      const begun = await startMove.call(operator, {
        id,
        ...(to === undefined ? {} : { to }),
        choices: choicesOf(options),
        recompute: options.recompute ?? false,
      });
      return tellMove(command, operator, begun, options.wait);
    });
}

function choicesOf({ stay, move, exit }: Options): MoveChoice[] {
  return [
    ...stay.map((text) => ({ ...placeIn(text), do: 'stay' as const })),
    ...exit.map((text) => ({ ...placeIn(text), do: 'exit' as const })),
    ...move.map((text) => {
      const [place = '', to] = text.split('=');
      if (!to) throw new CommandError(`"${text}" names no node; write it like 3.ask=ask-again.`);
      return { ...placeIn(place), do: 'move' as const, to };
    }),
  ];
}

function placeIn(text: string): { version: number; node: string } {
  const [, version, node] = /^(\d+)\.([\w-]+)$/.exec(text) ?? [];
  if (!version || !node) throw new CommandError(`"${text}" is no place; write version and node, like 3.ask.`);
  return { version: Number(version), node };
}

async function tellPlan(command: Command, operator: Actor, wanted: { id: string; to?: number }): Promise<void> {
  const plan = await planMove.call(operator, wanted);
  const rows = plan.nodes.map(({ version, node, people, changed, proposed }) => [
    `${version}.${node.id}`,
    node.label ?? node.type ?? '',
    `${people} waiting`,
    changed ? 'changed' : 'same',
    proposed,
  ]);
  print(command, plan, [...table(rows), `${plan.people} people wait on other versions than ${plan.to}.`]);
}

/** Waits for the worker, and tells how far it has come. */
async function tellMove(
  command: Command,
  operator: Actor,
  begun: { id: string; flowId: string; total: number },
  seconds: number,
): Promise<void> {
  const until = performance.now() + seconds * 1_000;
  for (;;) {
    const move = (await listMoves.call(operator, { id: begun.flowId })).find(({ id }) => id === begun.id);
    if (!move) throw new CommandError('The move is not there any more.');
    if (move.endedAt || performance.now() >= until) {
      const far = `${move.moved} of ${move.total} moved, ${move.exited} left the flow`;
      print(command, move, [
        move.endedAt ? `${move.id}: ${far}.` : `${move.id}: ${far} so far; the worker goes on.`,
        ...move.left.map((run) => `not taken back, it has gone on since: ${run}`),
      ]);
      return;
    }
    await rest(500);
  }
}
