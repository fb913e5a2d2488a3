import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { oneContact } from '../contacts/contact-filter.ts';
import { tellContact } from '../contacts/tell-contact.ts';
import { contact } from '../db/schema/contacts.ts';
import { contactGroup, contactGroupMember } from '../db/schema/segments.ts';
import { defineUseCase } from '../use-case.ts';

/** Puts one contact into a group, or takes it out; a second time changes nothing. */
export const changeMembership = defineUseCase({
  access: 'contact.edit',
  input: z.strictObject({ contact: z.uuid(), group: z.uuid(), member: z.boolean() }),
  async run(work, { contact: contactId, group: groupId, member }) {
    const { tx, workspaceId, changed } = work;
    const [person] = await tx.select({ id: contact.id }).from(contact).where(oneContact(contactId)).for('key share');
    const [group] = await tx
      .select({ id: contactGroup.id })
      .from(contactGroup)
      .where(eq(contactGroup.id, groupId))
      .for('key share');
    if (!person || !group) throw new UserError('not-found');
    if (member) await tx.insert(contactGroupMember).values({ workspaceId, groupId, contactId }).onConflictDoNothing();
    else {
      await tx
        .delete(contactGroupMember)
        .where(and(eq(contactGroupMember.groupId, groupId), eq(contactGroupMember.contactId, contactId)));
    }
    changed('group', groupId);
    await tellContact(work, contactId);
  },
});
