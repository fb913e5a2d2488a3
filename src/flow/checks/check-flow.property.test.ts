import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { arbitraryContent, arbitraryFlow, soundFlow } from '#/scenarios/arbitrary-flow.ts';
import { Conversation } from '#/scenarios/conversation.ts';
import { migrateDocument } from '../graph/migrate.ts';
import { checkFlow } from './check-flow.ts';
import { problemCodes } from './problem.ts';

it('never throws, and names only nodes and findings that exist', () => {
  fc.assert(
    fc.property(arbitraryFlow, (document) => {
      const ids = new Set(document.nodes.map(({ id }) => id));
      for (const { code, node } of checkFlow(document, nodeSchemas)) {
        expect(problemCodes).toContain(code);
        expect(node === undefined || ids.has(node)).toBe(true);
      }
    }),
    { numRuns: 300, seed: 20_261_122 },
  );
});

it('says the same of a document that has been saved', () => {
  fc.assert(
    fc.property(arbitraryFlow, (document) => {
      const saved = migrateDocument(JSON.parse(JSON.stringify(document)));
      fc.pre(saved.ok);
      if (saved.ok) expect(checkFlow(saved.document, nodeSchemas)).toEqual(checkFlow(document, nodeSchemas));
    }),
    { numRuns: 100, seed: 20_261_123 },
  );
});

it('keeps runs of flows without errors from failing', () => {
  fc.assert(
    fc.property(soundFlow, fc.array(arbitraryContent, { maxLength: 8 }), (document, said) => {
      expect(checkFlow(document, nodeSchemas).filter(({ severity }) => severity === 'error')).toEqual([]);
      const talk = new Conversation(document);
      for (const content of said) {
        talk.receive(content);
        expect(talk.state?.fault ?? null).toBeNull();
        talk.skip(3, 'days');
        expect(talk.state?.fault ?? null).toBeNull();
      }
    }),
    { numRuns: 200, seed: 20_261_124 },
  );
});
