import { describe, expect, it } from 'vitest';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { pauseMs } from './history.ts';
import { emptySelection, selectionOf } from './selection.ts';
import { createEditorStore } from './store.ts';
import { countedIds, edge, sampleDocument } from './testing/sample-document.ts';

function open({ readOnly = false } = {}) {
  const clock = { at: 0 };
  const store = createEditorStore(sampleDocument, readOnly, {
    schemas: nodeSchemas,
    now: () => clock.at,
    newId: countedIds(),
  });
  return { store, clock, actions: store.actions, document: () => store.getState().document };
}

/** Takes back everything, and tells how many steps that were. */
function undoAll({ actions }: ReturnType<typeof open>): number {
  let steps = 0;
  while (actions.undo()) steps++;
  return steps;
}

describe('steps for undo', () => {
  it('counts a removed node and its edges as one', () => {
    const editor = open();
    editor.actions.select(selectionOf(['a']));
    editor.actions.deleteSelection();
    expect(editor.document().edges).toEqual([]);
    expect(undoAll(editor)).toBe(1);
    expect(editor.document()).toBe(sampleDocument);
    expect(editor.store.getState().selection).toEqual(selectionOf(['a']));
  });

  it('counts typing into one field as one, until a pause, a blur or another field', () => {
    const editor = open();
    const type = (text: string) => editor.actions.setConfig('a', { text });
    for (const text of ['H', 'He', 'Hel']) type(text);
    editor.clock.at += pauseMs;
    type('Hell');
    editor.actions.seal();
    type('Hello');
    editor.actions.setLabel('a', 'G');
    editor.actions.setLabel('a', 'Gr');
    expect(undoAll(editor)).toBe(4);
    expect(editor.document()).toBe(sampleDocument);
  });

  it('counts arrow keys in quick succession as one', () => {
    const editor = open();
    editor.actions.select(selectionOf(['a', 'b']));
    for (let i = 0; i < 5; i++) editor.actions.nudge(8, 0);
    expect(editor.document().nodes.map((node) => node.position.x)).toEqual([0, 392, 744]);
    expect(undoAll(editor)).toBe(1);
  });

  it('keeps a thousand steps and brings all of them back', () => {
    const editor = open();
    for (let i = 1; i <= 1_000; i++) editor.actions.moveNodes(new Map([['a', { x: i, y: 7 }]]));
    const last = editor.document();
    expect(undoAll(editor)).toBe(1_000);
    while (editor.actions.redo());
    expect(editor.document()).toBe(last);
  });

  it('brings back the draft that another document replaced', () => {
    const editor = open();
    editor.actions.replaceDocument({ ...sampleDocument, nodes: [], edges: [] });
    editor.actions.undo();
    expect(editor.document()).toBe(sampleDocument);
  });
});

describe('making things', () => {
  it('selects a new node and leads the exit to it', () => {
    const { actions, document, store } = open();
    const id = actions.addNode('wait', { x: 1_000, y: 0 }, { node: 'b', exit: 'next' });
    expect(document().nodes.at(-1)).toMatchObject({ id, type: 'wait' });
    expect(document().edges.at(-1)).toEqual(edge('b', id ?? ''));
    expect(store.getState().selection).toEqual(selectionOf([id ?? '']));
  });

  it('never leads an exit into a trigger', () => {
    const { actions, document } = open();
    const id = actions.addNode('keyword', { x: 0, y: 300 }, { node: 'b', exit: 'next' });
    expect(document().edges).toEqual(sampleDocument.edges);
    expect(actions.connect(edge('b', id ?? ''))).toBe(false);
  });

  it('puts a step on an edge by its first exit', () => {
    const { actions, document } = open();
    const id = actions.insertOnEdge(edge('a', 'b'), 'wait') ?? '';
    expect(document().edges).toEqual([edge('k', 'a'), edge('a', id), edge(id, 'b')]);
    expect(actions.insertOnEdge(edge('k', 'a'), 'keyword')).toBeNull();
  });

  it('refuses types that do not exist', () => {
    expect(open().actions.addNode('constructor', { x: 0, y: 0 })).toBeNull();
  });

  it('duplicates the selection and selects the copies', () => {
    const { actions, document, store } = open();
    actions.select(selectionOf(['k', 'a']));
    actions.duplicateSelection();
    expect(
      document()
        .nodes.slice(3)
        .map(({ id, position }) => [id, position]),
    ).toEqual([
      ['new1', { x: 32, y: 32 }],
      ['new2', { x: 384, y: 32 }],
    ]);
    expect(document().edges.at(-1)).toEqual(edge('new1', 'new2'));
    expect(store.getState().selection).toEqual(selectionOf(['new1', 'new2']));
  });
});

it('changes nothing when it is only for reading', () => {
  const { actions, document } = open({ readOnly: true });
  actions.select(selectionOf(['a']));
  actions.deleteSelection();
  actions.setLabel('a', 'x');
  expect(actions.addNode('wait', { x: 0, y: 0 })).toBeNull();
  expect(document()).toBe(sampleDocument);
});

it('forgets selected nodes that are gone', () => {
  const { actions, store } = open();
  actions.selectAll();
  actions.replaceDocument(sampleDocument);
  actions.deleteSelection();
  expect(store.getState().selection).toEqual(emptySelection);
});
