import { describe, expect, it } from 'vitest';
import { documentLimits } from './document.ts';
import { migrateDocument, readDocument } from './migrate.ts';

const node = (index: number, config: Record<string, unknown> = {}) => ({
  id: `n${index}`,
  type: 'end',
  position: { x: 0, y: 0 },
  config,
});
const document = { format: 1, nodes: [node(1)], edges: [] };

describe('migrateDocument', () => {
  it('takes a document of today as it is, with types and settings it does not know', () => {
    const future = { ...document, nodes: [{ ...node(1, { a: { b: [1] } }), type: 'from-tomorrow' }] };
    expect(migrateDocument(future)).toEqual({ ok: true, document: future });
  });
  it('refuses a newer format, and says which one it knows', () => {
    const details = { format: 2, supported: 1 };
    expect(migrateDocument({ ...document, format: 2 })).toEqual({ ok: false, code: 'flow-newer-format', details });
  });
  it('lifts an older format step by step', () => {
    const lifts = {
      1: (older: Record<string, unknown>) => ({ ...older, edges: [{ from: 'n1', exit: 'next', to: 'n1' }] }),
      2: (older: Record<string, unknown>) => ({ ...older, format: 1 }),
    };
    expect(migrateDocument(document, lifts, 3)).toMatchObject({ ok: true, document: { edges: [{ from: 'n1' }] } });
    expect(migrateDocument(document, {}, 3)).toMatchObject({ ok: false, code: 'invalid-input' });
  });
  it.each([null, 7, 'x', [], {}, { format: '1' }, { format: 0 }, { format: 1 }, { ...document, extra: 1 }])(
    'refuses %j',
    (value) => expect(migrateDocument(value)).toMatchObject({ ok: false, code: 'invalid-input' }),
  );
  it('keeps positions finite and ids plain', () => {
    for (const wrong of [{ position: { x: Number.NaN, y: 0 } }, { position: { x: 1e9, y: 0 } }, { id: 'a b' }]) {
      const nodes = [{ ...node(1), ...wrong }];
      expect(migrateDocument({ ...document, nodes })).toMatchObject({ ok: false, code: 'invalid-input' });
    }
  });
});

describe('limits', () => {
  const many = { format: 1, nodes: Array.from({ length: 10_000 }, (_, i) => node(i)), edges: [] as unknown[] };
  many.edges = Array.from({ length: 50_000 }, (_, i) => ({ from: `n${i % 100}`, exit: 'next', to: 'n1' }));
  const large = { ...document, nodes: [node(1, { text: 'x'.repeat(5 * 1024 * 1024) })] };
  const wide = { ...document, nodes: [node(1, { list: Array.from({ length: 600_000 }, () => 'x') })] };
  let deep: unknown = {};
  for (let level = 0; level < 5_000; level++) deep = { deep };

  it('refuses 10,000 nodes, 5 MB, and much of little, by the limits', () => {
    for (const value of [many, large, wide]) {
      expect(migrateDocument(value)).toMatchObject({ ok: false, code: 'flow-too-large' });
      expect(readDocument(JSON.stringify(value))).toMatchObject({ ok: false, code: 'flow-too-large' });
    }
  });
  it('B44: refuses them in less than 200 ms', () => {
    for (const text of [many, large, wide].map((value) => JSON.stringify(value))) {
      // the quickest of a few: others may have the machine just now
      const times = Array.from({ length: 5 }, () => {
        const begun = performance.now();
        expect(readDocument(text)).toMatchObject({ ok: false });
        return performance.now() - begun;
      });
      expect(Math.min(...times)).toBeLessThan(200);
    }
  });
  it('refuses what nests too deep before anything walks it', () => {
    expect(migrateDocument({ ...document, nodes: [node(1, { deep })] })).toMatchObject({ ok: false });
    expect(readDocument(`${'['.repeat(1_000_000)}`)).toMatchObject({ ok: false, code: 'invalid-input' });
  });
  it('counts bytes, not characters', () => {
    const text = '日'.repeat(documentLimits.bytes / 3);
    expect(migrateDocument({ ...document, nodes: [node(1, { text })] })).toMatchObject({ code: 'flow-too-large' });
    const short = { ...document, nodes: [node(1, { text: '日'.repeat(1_000) })] };
    expect(migrateDocument(short)).toMatchObject({ ok: true });
  });
  it('takes 2,000 nodes', () => {
    expect(migrateDocument({ ...many, nodes: many.nodes.slice(0, 2_000), edges: [] })).toMatchObject({ ok: true });
  });
});

describe('readDocument', () => {
  it('reads JSON, and nothing else', () => {
    expect(readDocument(JSON.stringify(document))).toEqual({ ok: true, document });
    for (const text of ['', '{', 'null', '<svg onload=alert(1)>', 'PK\u0003\u0004']) {
      expect(readDocument(text)).toMatchObject({ ok: false, code: 'invalid-input' });
    }
  });
  it('is not fooled by names that reach a prototype', () => {
    const text =
      '{"format":1,"nodes":[{"id":"n1","type":"end","position":{"x":0,"y":0},"config":{"__proto__":{"evil":1}}}],"edges":[]}';
    readDocument(text);
    expect(({} as Record<string, unknown>).evil).toBeUndefined();
  });
});
