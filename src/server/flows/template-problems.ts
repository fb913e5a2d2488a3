import { inArray } from 'drizzle-orm';
import type { Problem } from '#/flow/checks/problem.ts';
import type { FlowDocument } from '#/flow/graph/document.ts';
import { sameShape } from '#/flow/message/message-template.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import type { Db } from '../db/client.ts';
import { template } from '../db/schema/templates.ts';

/** Templates that a document sends and that the workspace does not have, may not send now, or has in another form. */
export async function templateProblems(tx: Db, document: FlowDocument): Promise<Problem[]> {
  const used = document.nodes.flatMap(({ id, type, config }) => {
    const parsed = type === 'send-template' ? nodeSchemas[type].config.safeParse(config) : null;
    const chosen = parsed?.success ? parsed.data.template : null;
    return chosen ? [{ node: id, chosen }] : [];
  });
  if (used.length === 0) return [];
  const names = [...new Set(used.map(({ chosen }) => chosen.name))];
  const known = await tx.select().from(template).where(inArray(template.name, names));
  return used.flatMap(({ node, chosen }): Problem[] => {
    const { name, language } = chosen;
    const found = known.filter((row) => row.name === name && row.language === language);
    const problem = (code: Problem['code'], severity: Problem['severity'] = 'error'): Problem[] => [
      { code, severity, node, field: 'template', details: { name } },
    ];
    if (found.length === 0) return problem('template-missing');
    const approved = found.filter(({ status }) => status === 'approved');
    if (approved.length === 0) return problem('template-not-approved');
    const fits = approved.some(
      ({ category, content }) => category === chosen.category && sameShape(content, chosen.content),
    );
    if (!fits) return problem('template-changed');
    const same = approved.some(({ content }) => content.body === chosen.content.body);
    return same ? [] : problem('template-changed', 'warning');
  });
}
