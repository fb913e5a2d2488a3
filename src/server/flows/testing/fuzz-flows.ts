import fc from 'fast-check';
import { emptyDocument, type FlowDocument } from '#/flow/graph/document.ts';
import { UserError } from '#/lib/errors.ts';
import type { Json } from '#/lib/json.ts';
import { locales } from '#/lib/locales.ts';
import { damaged } from '#/lib/testing/damage.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { roomExample } from '#/scenarios/room-example.ts';
import { aroundNode } from '#/scenarios/tiny-flow.ts';
import { starters } from '#/starters/starters.ts';
import { fuzzEngine } from '../../webhooks/testing/fuzz-engine.ts';
import type { FuzzReport } from '../../webhooks/testing/fuzz-webhooks.ts';
import { message, openDoor } from '../../webhooks/testing/open-door.ts';
import { createFlow } from '../create-flow.ts';
import { publishFlow } from '../publish-flow.ts';
import { saveDraft } from '../save-draft.ts';

/**
 * Saves flow documents with damage anywhere, publishes those that may be, and lets a person talk to what is live. Each
 * ends saved and refused for its problems, published, or refused with words for the person who sent it.
 */
export async function fuzzFlows(cases: number, seed: number, onChunk = (_done: number) => {}): Promise<FuzzReport> {
  const door = await openDoor();
  const engine = await fuzzEngine();
  const { id } = await createFlow.call(door.actor, { name: 'Fuzzed' });
  const arbitrary = fc.oneof(
    { weight: 4, arbitrary: damaged(soundDocuments() as unknown as Json[]) },
    { weight: 1, arbitrary: fc.constantFrom(...(soundDocuments() as unknown as Json[])) },
  );
  const report: FuzzReport = { cases: 0, answers: {}, failures: [] };
  const book = (answer: string) => {
    report.answers[answer] = (report.answers[answer] ?? 0) + 1;
  };
  let revision = 1;
  let messages = 0;

  async function talk(document: FlowDocument): Promise<void> {
    for (const text of [keywordOf(document), 'yes', '2026-12-24', 'ana@example.com']) {
      messages++;
      const person = `55119${String(seed).padStart(3, '0')}${String(report.cases).padStart(6, '0')}`;
      const body = message(`wamid.${seed}.${messages}`, JSON.stringify(text)).replaceAll('5511955500001', person);
      const status = await door.post(body);
      if (status !== 200) report.failures.push(`${status} for ${body}`);
      await engine.settle();
    }
  }

  try {
    for (let done = 0; done < cases && report.failures.length === 0; done += 100) {
      for (const sample of fc.sample(arbitrary, { seed: seed + done, numRuns: Math.min(100, cases - done) })) {
        const document = JSON.parse(JSON.stringify(sample)) as FlowDocument;
        report.cases++;
        try {
          const saved = await saveDraft.call(door.actor, { id, revision, document });
          revision = saved.revision;
          const { outcome } = await publishFlow.call(door.actor, { id, revision });
          book(outcome);
          if (outcome === 'published') await talk(document);
        } catch (thrown) {
          if (thrown instanceof UserError) book(thrown.code);
          else
            report.failures.push(`${thrown instanceof Error ? thrown.stack : thrown} for ${JSON.stringify(document)}`);
        }
        report.failures.push(...engine.alarmed.splice(0).map((alarm) => `${alarm} for ${JSON.stringify(document)}`));
        if (report.failures.length > 0) break;
      }
      onChunk(report.cases);
    }
  } finally {
    door.close();
  }
  return report;
}

/** The starters, and a small flow around each kind of step. */
function soundDocuments(): FlowDocument[] {
  const rooms = Object.entries(nodeSchemas).map(([type, schema]) => {
    const config = roomExample(type);
    return aroundNode(
      type,
      config,
      schema.exits(schema.config.parse(config) as never).map((exit) => exit.id),
    );
  });
  const built = Object.values(starters).flatMap((starter) => locales.map((locale) => starter.build(locale)));
  return [emptyDocument, ...rooms, ...built];
}

/** A word that the flow listens to, where it has one. */
function keywordOf({ nodes }: FlowDocument): string {
  const words = nodes.flatMap(({ config }) => (Array.isArray(config?.words) ? config.words : []));
  return typeof words[0] === 'string' && words[0] ? words[0] : 'hello';
}
