import { setChannelState } from '#/server/channels/set-channel-state.ts';
import { optOutContact } from '#/server/contacts/change-consent.ts';
import { giveBack } from '#/server/conversations/give-back.ts';
import { sendReply } from '#/server/conversations/send-reply.ts';
import { takeOver } from '#/server/conversations/take-over.ts';
import { publishFlow } from '#/server/flows/publish-flow.ts';
import { saveDraft } from '#/server/flows/save-draft.ts';
import { setFlowStatus } from '#/server/flows/set-flow-status.ts';
import { startMove } from '#/server/moves/start-move.ts';
import { stopRun } from '#/server/runs/stop-run.ts';
import { stopSending } from '#/server/workspaces/stop-sending.ts';
import type { OperatorAct, Script } from './generator.ts';
import { documentOf } from './plan.ts';
import type { World } from './world.ts';

/** When a member tries again what seems to have failed, in milliseconds. */
const againMs = 1_500;

/** Lets a member do something, through the use-case behind the screen; when the server is gone they try again. */
export function operate(world: World, act: OperatorAct): void {
  const web = world.web();
  const work = web && workOf(world, act);
  if (!work) {
    if (world.calm && !web) world.later(500, () => operate(world, act));
    return;
  }
  const again = () => world.later(againMs, () => operate(world, act));
  web.hanging.add(again);
  world.scheduler.spawn(web, 'operate', work, (result) => {
    web.hanging.delete(again);
    const { name } = (result.ok ? {} : result.error) as { name?: string };
    if (name && name !== 'UserError' && name !== 'OperationalError') world.reports.push(`${act.kind} threw ${name}`);
    if (name === 'OperationalError') again();
  });
}

function workOf(world: World, act: OperatorAct): (() => Promise<unknown>) | null {
  if ('flow' in act) {
    const flow = world.script.flows[act.flow] as Script['flows'][number];
    const tenant = world.script.tenants.findIndex(({ flows }) => flows.includes(act.flow));
    const actor = { kind: 'operator', workspaceId: world.tenants[tenant]?.workspaceId as string } as const;
    if (act.kind === 'move-people') {
      const { leaving, recompute } = act;
      const choices = leaving ? [{ version: 1, node: leaving, do: 'exit' as const }] : [];
      return () => startMove.call(actor, { id: flow.id, choices, recompute });
    }
    if (act.kind !== 'publish') {
      if (world.calm && world.oracle.witness.flowAt(flow.id, world.wire.commits).status === 'live') return null;
      const status = act.kind === 'pause-flow' ? 'paused' : 'live';
      return () => setFlowStatus.call(actor, { id: flow.id, status });
    }
    return async () => {
      await saveDraft.call(actor, { id: flow.id, revision: 1, document: documentOf(flow, 2) });
      await publishFlow.call(actor, { id: flow.id, revision: 2 });
    };
  }
  if ('tenant' in act) {
    const { workspaceId, channelId } = world.tenants[act.tenant] as World['tenants'][number];
    const actor = { kind: 'operator', workspaceId } as const;
    const { stoppedWorkspaces, pausedChannels } = world.oracle.witness;
    if (world.calm && !stoppedWorkspaces.has(workspaceId) && !pausedChannels.has(channelId)) return null;
    if (act.kind === 'stop-workspace' || act.kind === 'release-workspace') {
      return () => stopSending.call(actor, { stopped: act.kind === 'stop-workspace' });
    }
    const state = act.kind === 'pause-channel' ? 'paused' : 'active';
    return () => setChannelState.call(actor, { id: channelId, state });
  }
  return aboutPerson(world, act);
}

function aboutPerson(world: World, act: Extract<OperatorAct, { person: number }>): (() => Promise<unknown>) | null {
  const { tenant, phone } = world.script.people[act.person] as Script['people'][number];
  const workspaceId = world.tenants[tenant]?.workspaceId as string;
  const actor = { kind: 'operator', workspaceId } as const;
  const { witness } = world.oracle;
  const contact = witness.contacts.get(`${workspaceId}|+${phone}`);
  const conversation = [...witness.conversations.values()].find((one) => contact && one.contact === contact);
  if (!contact || !conversation) return null;
  const { id } = conversation;
  switch (act.kind) {
    case 'take-over':
      return () => takeOver.call(actor, { id });
    case 'give-back':
      if (world.calm && world.oracle.lane(id).owner === 'bot') return null;
      return () => giveBack.call(actor, { id });
    case 'reply':
      return () => sendReply.call(actor, { id, text: `a person answers ${act.person}` });
    case 'opt-out':
      return () => optOutContact.call(actor, { id: contact });
    case 'stop-run': {
      const run = world.oracle.lane(id).runs.find((one) => one.id !== null);
      return run ? () => stopRun.call(actor, { id: run.id as string }) : null;
    }
  }
}
