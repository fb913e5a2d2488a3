import type { ProviderError } from '#/channels/contract.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';

/**
 * Takes the word of a refusal for what has become of the template of a message; where it says only that something is
 * wrong with it, orders that its account's templates are fetched.
 */
export async function doubtTemplate(
  tx: RawTx,
  deps: EngineDeps,
  workspaceId: string,
  messageId: string,
  error: ProviderError,
): Promise<void> {
  const [of] = await tx<{ account: string; name: string; language: string }[]>`
    select coalesce(ch.config ->> 'wabaId', '') as account, m.body #>> '{out,name}' as name,
      m.body #>> '{out,language}' as language
    from message m join channel ch on ch.workspace_id = m.workspace_id and ch.id = m.channel_id
    where m.id = ${messageId} and m.body #>> '{out,kind}' = 'template'`;
  if (!of) return;
  const { account, name, language } = of;
  if (!error.template) {
    await deps.jobs.enqueue(tx, 'sync-templates', [{ workspaceId, account }]);
    return;
  }
  const changed = await tx<{ id: string }[]>`
    update template set status = ${error.template}, reason = ${error.details ?? error.title}, changed_at = ${new Date(deps.clock.now())}
    where workspace_id = ${workspaceId} and account = ${account} and name = ${name} and language = ${language}
      and status <> ${error.template}
    returning id`;
  deps.changed(changed.map(({ id }) => ({ workspaceId, topic: 'template', id })));
}
