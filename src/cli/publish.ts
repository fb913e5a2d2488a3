import { getFlow } from '#/server/flows/get-flow.ts';
import { publishFlow } from '#/server/flows/publish-flow.ts';
import type { Actor } from '#/server/use-case.ts';
import { CommandError } from './sentence.ts';

/** Publishes a flow's draft; answers the number of the version. */
export async function publish(operator: Actor, id: string): Promise<number> {
  const { revision } = await getFlow.call(operator, { id });
  const published = await publishFlow.call(operator, { id, revision });
  if (published.outcome === 'published') return published.number;
  const errors = published.problems.filter(({ severity }) => severity === 'error');
  const list = errors
    .slice(0, 10)
    .map(({ code, node, field }) => [code, node && `at ${node}`, field].filter(Boolean).join(' '));
  throw new CommandError(
    `The flow was saved but not published, because of ${errors.length} problems: ${list.join('; ')}.`,
  );
}
