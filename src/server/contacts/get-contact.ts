import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { readConversations } from '../conversations/read-conversations.ts';
import type { Db } from '../db/client.ts';
import { channel } from '../db/schema/channels.ts';
import { consentLog, contact } from '../db/schema/contacts.ts';
import { conversation, run } from '../db/schema/engine.ts';
import { contactGroup, contactGroupMember } from '../db/schema/segments.ts';
import { byId } from '../inputs.ts';
import { readRuns } from '../runs/read-runs.ts';
import { defineUseCase } from '../use-case.ts';
import { readContacts } from './read-contacts.ts';

/** How much of a contact's past is shown. */
const shown = { consent: 50, conversations: 50, runs: 10 } as const;

/** One person with all that is known: facts, consent, conversations and last runs. */
export const getContact = defineUseCase({
  access: 'contact.read',
  input: byId,
  async run({ tx }, { id }) {
    const [found] = await readContacts(tx, eq(contact.id, id), 1);
    if (!found) throw new UserError('not-found');
    const [facts] = await tx
      .select({ fields: contact.fields, language: contact.language, timeZone: contact.timeZone, notes: contact.notes })
      .from(contact)
      .where(eq(contact.id, id));
    if (!facts) throw new UserError('not-found');
    const channels = tx.select({ id: channel.id }).from(channel);
    const where = and(inArray(conversation.channelId, channels), eq(conversation.contactId, id));
    const conversations = await readConversations(tx, where, shown.conversations);
    return {
      ...found,
      ...facts,
      groups: await readGroups(tx, id),
      consent: await readConsent(tx, id),
      conversations: conversations.map((row) => row.shown),
      runs: await readRuns(tx, eq(run.contactId, id), shown.runs),
    };
  },
});

/** The groups that a contact is in, by name. */
function readGroups(tx: Db, contactId: string) {
  return tx
    .select({ id: contactGroup.id, name: contactGroup.name })
    .from(contactGroupMember)
    .innerJoin(contactGroup, eq(contactGroup.id, contactGroupMember.groupId))
    .where(eq(contactGroupMember.contactId, contactId))
    .orderBy(asc(contactGroup.name));
}

/** The last changes of what a person wants, the newest first. */
async function readConsent(tx: Db, contactId: string) {
  const { change, source, detail, wording, proof, saidAt, at } = consentLog;
  const rows = await tx
    .select({ change, source, detail, wording, proof, saidAt, at })
    .from(consentLog)
    .where(eq(consentLog.contactId, contactId))
    .orderBy(desc(consentLog.at), desc(consentLog.id))
    .limit(shown.consent);
  return rows.map((row) => ({ ...row, saidAt: row.saidAt?.toISOString() ?? null, at: row.at.toISOString() }));
}
