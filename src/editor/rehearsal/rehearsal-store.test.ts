import { expect, it } from 'vitest';
import { emptyDocument } from '#/flow/graph/document.ts';
import type { Facts } from '#/flow/run/facts.ts';
import { nodeRunners } from '#/nodes/runners.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { createEditorStore } from '../store.ts';
import { countedIds, sampleDocument } from '../testing/sample-document.ts';
import { createRehearsalStore } from './rehearsal-store.ts';
import { testPerson } from './test-person.ts';

const facts: Facts = {
  contact: testPerson({ name: 'Ana Silva', language: 'en' }),
  workspace: { name: 'Acme', timeZone: 'UTC' },
  channel: { kind: 'whatsapp-cloud', name: 'Acme' },
};

function open(document = sampleDocument) {
  const draft = createEditorStore(document, false, { schemas: nodeSchemas, now: () => 0, newId: countedIds() });
  const timers: (() => void)[] = [];
  const rehearsal = createRehearsalStore(draft, facts, {
    schemas: nodeSchemas,
    runners: nodeRunners,
    now: () => 0,
    greeting: 'Hi',
    setTimer(run) {
      timers.push(run);
      return () => void timers.splice(timers.indexOf(run), 1);
    },
  });
  rehearsal.start();
  const said = () =>
    rehearsal
      .getState()
      .session.thread.flatMap((entry) => (entry.kind === 'out' && 'text' in entry.message ? [entry.message.text] : []));
  const runTimers = () => {
    for (const run of timers.splice(0)) run();
  };
  return { draft, rehearsal, said, runTimers };
}

it('is already talking when it opens, and lights the path', () => {
  const { rehearsal, said } = open();
  expect(said()).toEqual(['I am a', 'I am b']);
  expect([...rehearsal.getState().lit]).toEqual([
    ['k.next', 0],
    ['a.next', 1],
    ['b.next', 2],
  ]);
});

it('says at once what an edited text would have said', () => {
  const { draft, said, runTimers } = open();
  draft.actions.setConfig('a', { text: 'Hello {{ contact.first_name }}' });
  runTimers();
  expect(said()).toEqual(['Hello Ana', 'I am b']);
});

it('answers on the newest draft, even before it was played again', () => {
  const { draft, rehearsal, said } = open();
  draft.actions.setConfig('b', { text: 'New' });
  rehearsal.perform({ kind: 'start-at', node: 'b' });
  expect(said()).toEqual(['I am a', 'New', 'New']);
});

it('begins again in silence', () => {
  const { rehearsal, said } = open();
  rehearsal.restart();
  expect(said()).toEqual([]);
  expect(rehearsal.getState().lit.size).toBe(0);
});

it('holds the same conversation as somebody else', () => {
  const { draft, rehearsal, said, runTimers } = open();
  draft.actions.setConfig('a', { text: 'Hello {{ contact.first_name }}' });
  runTimers();
  rehearsal.become({ ...facts.contact, name: 'Bo' });
  expect(said()).toEqual(['Hello Bo', 'I am b']);
});

it('has nothing to say for an empty flow', () => {
  const { rehearsal } = open(emptyDocument);
  expect(rehearsal.getState()).toMatchObject({ openers: [], session: { thread: [] } });
});
