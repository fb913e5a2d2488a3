import { describe, expect, it } from 'vitest';
import { ana, Conversation, noon } from '#/scenarios/conversation.ts';
import { tinyFlow } from '#/scenarios/tiny-flow.ts';
import type { CompiledFlow, CompiledNode } from './compile.ts';
import type { Facts } from './facts.ts';
import type { Outcome } from './node-runner.ts';
import { newRun, runLimits } from './state.ts';
import { step } from './step.ts';

const facts: Facts = {
  contact: ana,
  workspace: { name: 'Acme', timeZone: 'UTC' },
  channel: { kind: 'whatsapp-cloud', name: 'Support' },
};
const start = { kind: 'started', node: 'a', at: noon, facts, content: null } as const;
const woke = { kind: 'woke', at: noon, facts } as const;
/** A flow of one node that answers the same whenever it is visited, and leads back to itself. */
function flowOf(outcome: Outcome): CompiledFlow {
  const node: CompiledNode = { id: 'a', type: 'x', exits: new Map([['next', 'a']]), visit: () => outcome };
  return { nodes: new Map([['a', node]]), triggers: [], whenTakenOver: 'continue' };
}

describe('what a run may use up', () => {
  const keeping = (text: string) =>
    step(flowOf({ kind: 'rest', wait: { dueAt: noon }, set: { text } }), newRun, start).state;
  /** Bytes of a state beside the text that it keeps. */
  const rest = Buffer.byteLength(JSON.stringify(keeping('')));

  it('is 32 KB of state, in bytes whatever the script', () => {
    const room = runLimits.stateBytes - rest;
    for (const [letter, bytes] of [
      ['x', 1],
      ['ã', 2],
      ['日', 3],
      ['😀', 4],
    ] as const) {
      const longest = letter.repeat(Math.floor(room / bytes));
      expect(keeping(longest)).toMatchObject({ status: 'waiting', vars: { text: longest } });
      expect(keeping(longest + letter)).toMatchObject({
        status: 'failed',
        fault: { code: 'state-too-large', node: 'a' },
        vars: {},
        wait: null,
      });
    }
  });

  it('is 10,000 steps, however many turns they take', () => {
    const loop = flowOf({ kind: 'rest', wait: { dueAt: noon } });
    let { state } = step(loop, newRun, start);
    while (state.status === 'waiting') ({ state } = step(loop, state, woke));
    expect(state).toMatchObject({ status: 'failed', steps: 10_000, fault: { code: 'too-many-steps', node: 'a' } });
  });

  it('is no rest behind which nothing comes', () => {
    const said = { kind: 'hand-over', note: '' } as const;
    const turn = step(flowOf({ kind: 'rest', wait: {}, effects: [said] }), newRun, start);
    expect(turn.state).toMatchObject({ status: 'failed', wait: null, fault: { code: 'never-resumes', node: 'a' } });
    expect(turn.effects).toEqual([{ ...said, node: 'a' }]);
  });
});

describe('the result of an outside call', () => {
  it('moves the run once, and only by the call that it waits for', () => {
    const loop = flowOf({ kind: 'rest', wait: { activity: 'a.1', dueAt: noon } });
    const { state } = step(loop, newRun, start);
    const result = { ok: true, status: 200, body: null } as const;
    const finished = { kind: 'activity-finished', at: noon, facts, result } as const;
    expect(step(loop, state, { ...finished, key: 'a.0' }).accepted).toBe(false);
    const ended = step(flowOf({ kind: 'end' }), state, { ...finished, key: 'a.1' });
    expect(ended).toMatchObject({ accepted: true, state: { status: 'done' } });
    expect(step(loop, ended.state, { ...finished, key: 'a.1' })).toMatchObject({ accepted: false, effects: [] });
  });
});

describe('what the contact said last', () => {
  const minute = { until: { how: 'duration', amount: 1, unit: 'minutes' } };
  const rule = { on: 'message', is: 'contains', value: 'go' };
  const flow = tinyFlow(
    {
      w: ['wait', minute],
      c: ['condition', { match: 'all', groups: [{ match: 'all', rules: [rule] }] }],
      yes: ['send-text', { text: 'You said "{{ message.text }}"' }],
      no: ['send-text', { text: 'Not that: "{{ message.text }}"' }],
      w2: ['wait', minute],
      again: ['send-text', { text: 'Still "{{ message.text }}"' }],
      q: ['ask-question', { text: 'And now?', answer: { kind: 'text' }, variable: 'now' }],
      w3: ['wait', minute],
      last: ['send-text', { text: 'Now "{{ message.text }}"' }],
    },
    'start.next > w',
    'w.next > c',
    'c.yes > yes',
    'c.no > no',
    'yes.next > w2',
    'w2.next > again',
    'again.next > q',
    'q.next > w3',
    'w3.next > last',
  );
  const aMinuteOn = (talk: Conversation) => {
    talk.skip(1, 'minutes');
    return talk.texts;
  };

  it('is there after a wait, until they say something else', () => {
    const talk = new Conversation(flow);
    talk.say('Go');
    expect(aMinuteOn(talk)).toEqual(['You said "Go"']);
    expect(aMinuteOn(talk)).toEqual(['Still "Go"', 'And now?']);
    talk.say('green');
    expect(aMinuteOn(talk)).toEqual(['Now "green"']);
  });

  it('is kept as far as a message may be long, and never ends inside a character', () => {
    const rest = flowOf({ kind: 'rest', wait: { dueAt: noon } });
    const said = { kind: 'text', text: `x${'😀'.repeat(5_000)}` } as const;
    const { state } = step(rest, newRun, { ...start, content: said });
    expect(state).toMatchObject({ status: 'waiting', heard: `x${'😀'.repeat(4_095)}` });
  });

  it('is nothing where a run began without a word', () => {
    expect(step(flowOf({ kind: 'rest', wait: { dueAt: noon } }), newRun, start).state).not.toHaveProperty('heard');
  });
});
