import { jsonRows, statementsOf } from './history.ts';
import type { Claim, Oracle } from './oracle.ts';
import type { Committed } from './wire.ts';

/** The claims that a commit made, each held against everything that had been committed before it. */
export function claimsOf(committed: Committed, oracle: Oracle): Claim[] {
  const [marking] = statementsOf(committed, "update outbox o set state = 'sending'");
  if (!marking) return [];
  const { witness } = oracle;
  return jsonRows(committed, "update outbox o set state = 'sending'").map((row): Claim => {
    const id = String(row.id);
    const send = witness.planned.get(id);
    const conversation = witness.conversations.get(String(row.conversation_id));
    const attempt = oracle.claims.filter((claim) => claim.message === id).length + 1;
    const claim = { message: id, attempt, at: marking.at, channel: conversation?.channel ?? '' };
    if (!send || !conversation) {
      oracle.blame('every claim is of a plan', id);
      return claim;
    }
    const { place } = committed;
    if (send.author === 'bot' && send.run && conversation.takenAt > send.place && conversation.takenAt < place) {
      oracle.blame(
        'no claim after takeover',
        `${send.text}: taken over at commit ${conversation.takenAt}, claimed at ${place}`,
      );
    }
    if (send.purpose === 'marketing' && witness.optedOut.has(conversation.contact)) {
      oracle.blame('no claim after opt-out', send.text);
    }
    if (send.run && witness.stoppedRuns.has(send.run))
      oracle.blame('no claim after stop', `${send.text}: its run was stopped`);
    if (witness.stoppedWorkspaces.has(conversation.workspace))
      oracle.blame('no claim after stop', `${send.text}: workspace`);
    if (witness.pausedChannels.has(conversation.channel)) oracle.blame('no claim after stop', `${send.text}: channel`);
    const flow = send.run ? witness.runFlow.get(send.run) : undefined;
    if (flow && witness.flowAt(flow, place).status !== 'live')
      oracle.blame('no claim after stop', `${send.text}: flow`);
    return claim;
  });
}
