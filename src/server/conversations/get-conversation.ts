import { asc, eq } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { contact, contactTag } from '../db/schema/contacts.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { isConversation } from './lock-conversation.ts';
import { readConversations } from './read-conversations.ts';

/** One conversation with what is known of its contact. */
export const getConversation = defineUseCase({
  access: 'conversation.read',
  input: byId,
  async run({ tx }, { id }) {
    const [found] = await readConversations(tx, isConversation(id), 1);
    if (!found) throw new UserError('not-found');
    const { contact: who } = found.shown;
    const [facts] = await tx
      .select({
        username: contact.username,
        language: contact.language,
        timeZone: contact.timeZone,
        fields: contact.fields,
        optedOutAt: contact.optedOutAt,
      })
      .from(contact)
      .where(eq(contact.id, who.id));
    const tags = await tx
      .select({ tag: contactTag.tag })
      .from(contactTag)
      .where(eq(contactTag.contactId, who.id))
      .orderBy(asc(contactTag.createdAt), asc(contactTag.tag));
    return {
      ...found.shown,
      contact: {
        ...who,
        username: facts?.username ?? null,
        language: facts?.language ?? null,
        timeZone: facts?.timeZone ?? null,
        fields: facts?.fields ?? {},
        optedOutAt: facts?.optedOutAt?.toISOString() ?? null,
        tags: tags.map(({ tag }) => tag),
      },
    };
  },
});
