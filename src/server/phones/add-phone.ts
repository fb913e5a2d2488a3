import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { isMagicPhone } from '#/simulator/client.ts';
import { givenName } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { drive } from './drive.ts';
import { ownNumber } from './own-numbers.ts';
import { toShownPhone } from './shown-phone.ts';

/** A number that belongs to nobody (+1 555 01), and at which nothing unusual happens. */
export function inventPhone(draw: (below: number) => number = randomInt): string {
  for (;;) {
    const phone = `+155501${String(draw(100_000)).padStart(5, '0')}`;
    if (!isMagicPhone(phone)) return phone;
  }
}

/** Adds a person to a simulated number, with a phone number that is nobody's, or known by a user id alone. */
export const addPhone = defineUseCase({
  access: 'phone.use',
  input: z.strictObject({ channelId: z.uuid(), name: givenName, withoutNumber: z.boolean().default(false) }),
  async ahead({ channelId, name, withoutNumber }, { workspaceId }) {
    const { number } = await ownNumber(workspaceId, channelId);
    const phone = withoutNumber ? null : inventPhone();
    return toShownPhone(channelId, await drive((client) => client.addPerson(number, { name, phone })));
  },
  run: async (_work, _input, phone) => phone,
});
