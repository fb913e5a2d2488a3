import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { isTimeOfDay } from '#/flow/time/time-of-day.ts';
import { workspace } from '../db/schema/workspaces.ts';
import { givenName, localeInput, timeZoneInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

const timeOfDay = z.string().refine(isTimeOfDay);

/** Changes a workspace's name, time zone, language or rules of sending; its address stays, so that links keep working. */
export const editWorkspace = defineUseCase({
  access: 'workspace.edit',
  input: z
    .strictObject({
      name: givenName,
      timeZone: timeZoneInput,
      locale: localeInput,
      quietFrom: timeOfDay.nullable(),
      quietUntil: timeOfDay.nullable(),
      marketingCap: z.int().min(1).max(100).nullable(),
      marketingCapDays: z.int().min(1).max(30),
      handBackAfterMinutes: z.int().min(1).max(43_200).nullable(),
    })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0)
    // quiet hours have a beginning and an end, or neither
    .refine(({ quietFrom = null, quietUntil = null }) => (quietFrom === null) === (quietUntil === null)),
  async run({ tx, workspaceId, changed }, changes) {
    await tx.update(workspace).set(changes).where(eq(workspace.id, workspaceId));
    changed('workspace');
    return {};
  },
});
