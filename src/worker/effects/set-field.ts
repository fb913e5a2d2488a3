import type { EffectPerformer } from '#/engine/turn/performers.ts';

/** Columns of the contact that a flow may set by name; everything else is a custom field. */
const columns = new Set(['name', 'language']);

/** Sets fields of contacts. Single statements, last write wins: a contact may have lanes on several channels. */
export const setField: EffectPerformer<'set-field'> = async (tx, deps, planned) => {
  for (const { conversation, effect } of planned) {
    const who = { workspaceId: conversation.workspaceId, id: conversation.contactId };
    const now = new Date(deps.clock.now());
    if (columns.has(effect.field)) {
      const text = effect.value === null ? null : String(effect.value);
      await tx`
        update contact set ${tx(effect.field)} = ${text}, updated_at = ${now}
        where workspace_id = ${who.workspaceId} and id = ${who.id}`;
    } else {
      await tx`
        update contact set fields = jsonb_strip_nulls(fields || ${tx.json({ [effect.field]: effect.value } as never)}), updated_at = ${now}
        where workspace_id = ${who.workspaceId} and id = ${who.id}`;
    }
    deps.changed([{ workspaceId: who.workspaceId, topic: 'contact', id: who.id }]);
  }
};
