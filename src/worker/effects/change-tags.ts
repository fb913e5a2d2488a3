import type { EffectPerformer } from '#/engine/turn/performers.ts';

/** Puts tags on contacts and takes them off. */
export const changeTags: EffectPerformer<'change-tags'> = async (tx, deps, planned) => {
  for (const { conversation, effect } of planned) {
    const { workspaceId, contactId } = conversation;
    if (effect.remove.length > 0) {
      await tx`
        delete from contact_tag where workspace_id = ${workspaceId} and contact_id = ${contactId}
          and tag = any(${effect.remove as string[]})`;
    }
    for (const tag of effect.add) {
      await tx`
        insert into contact_tag (workspace_id, contact_id, tag) values (${workspaceId}, ${contactId}, ${tag})
        on conflict do nothing`;
    }
    deps.changed([{ workspaceId, topic: 'contact', id: contactId }]);
  }
};
