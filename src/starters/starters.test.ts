import { describe, expect, it } from 'vitest';
import { checkFlow } from '#/flow/checks/check-flow.ts';
import { migrateDocument } from '#/flow/graph/migrate.ts';
import { locales } from '#/lib/locales.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { estimateHeight } from './arrange.ts';
import { starterNames, starters } from './starters.ts';

const cardWidth = 264;

describe.each(starterNames)('%s', (name) => {
  const starter = starters[name];

  describe.each(locales)('in %s', (locale) => {
    const document = starter.build(locale);

    it('is a sound document without a single finding', () => {
      expect(migrateDocument(JSON.parse(JSON.stringify(document)))).toEqual({ ok: true, document });
      expect(checkFlow(document, nodeSchemas)).toEqual([]);
    });

    it('lies on the grid, from left to right, with no card on another', () => {
      for (const [index, a] of document.nodes.entries()) {
        expect([a.position.x % 8, a.position.y % 8]).toEqual([0, 0]);
        for (const b of document.nodes.slice(index + 1)) {
          const apart =
            Math.abs(a.position.x - b.position.x) >= cardWidth + 48 ||
            a.position.y + estimateHeight(a) <= b.position.y ||
            b.position.y + estimateHeight(b) <= a.position.y;
          expect(apart, `${a.id} and ${b.id}`).toBe(true);
        }
      }
    });

    it('leads to a person', () => {
      expect(document.nodes.some(({ type }) => type === 'hand-over')).toBe(true);
    });
  });

  it('is the same flow in every language, in other words', () => {
    const [en, ...others] = locales.map((locale) => starter.build(locale));
    for (const other of others) {
      expect(other.edges).toEqual(en?.edges);
      expect(other.nodes.map(({ id, type }) => [id, type])).toEqual(en?.nodes.map(({ id, type }) => [id, type]));
      expect(JSON.stringify(other.nodes)).not.toBe(JSON.stringify(en?.nodes));
    }
  });

  it('says in one sentence what it does', () => {
    for (const locale of locales) expect(starter.words[locale].about).toMatch(/^[^.]+\.$/);
  });
});
