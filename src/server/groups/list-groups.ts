import { asc, count, eq } from 'drizzle-orm';
import { contactGroup, contactGroupMember } from '../db/schema/segments.ts';
import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** The groups of the workspace, by name, and how many people each has. */
export const listGroups = defineUseCase({
  access: 'group.read',
  input: noInput,
  run({ tx }) {
    const { id, name } = contactGroup;
    return tx
      .select({ id, name, people: count(contactGroupMember.contactId) })
      .from(contactGroup)
      .leftJoin(contactGroupMember, eq(contactGroupMember.groupId, id))
      .groupBy(contactGroup.workspaceId, id, name)
      .orderBy(asc(name));
  },
});
