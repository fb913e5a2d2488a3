import { UserError } from '#/lib/errors.ts';
import { registerSimulatedChannels } from '../channels/register-simulated-channels.ts';
import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { drive } from './drive.ts';
import { type OwnNumber, ownNumbers } from './own-numbers.ts';
import { type ShownPhone, toShownPhone } from './shown-phone.ts';

/** Phones of one number that are shown: those that were used last. */
const mostPhones = 100;

/** The simulated numbers of the workspace with their people; `off` while it is away. */
export const listPhones = defineUseCase({
  access: 'phone.read',
  input: noInput,
  async ahead(_input, { workspaceId }) {
    const own = await ownNumbers(workspaceId);
    const channels = own.map(({ channelId: id, name, displayPhone, state }) => ({ id, name, displayPhone, state }));
    const off = { simulator: 'off' as const, channels, phones: [] as ShownPhone[] };
    try {
      const { numbers } = await overviewWith(own);
      const phones = own.flatMap(({ channelId, number }) => {
        const people = numbers.find((known) => known.id === number)?.people ?? [];
        return lastUsed(people).map((person) => toShownPhone(channelId, person));
      });
      return { simulator: 'on' as const, channels, phones };
    } catch (thrown) {
      if (thrown instanceof UserError && thrown.code === 'simulator-off') return off;
      throw thrown;
    }
  },
  run: async (_work, _input, found) => found,
});

/** What the simulator is doing; our numbers are made known to it first if it does not know them. */
function overviewWith(own: readonly OwnNumber[]) {
  return drive(async (client) => {
    const overview = await client.overview();
    const known = new Set(overview.numbers.map(({ id }) => id));
    if (own.every(({ number }) => known.has(number))) return overview;
    await registerSimulatedChannels();
    return client.overview();
  });
}

/** The people who were heard of last, in the order in which they came; nobody who is new is left out. */
function lastUsed<Person extends { lastMessageAt: number | null }>(people: readonly Person[]): readonly Person[] {
  if (people.length <= mostPhones) return people;
  const at = (person: Person) => person.lastMessageAt ?? Number.POSITIVE_INFINITY;
  const chosen = new Set([...people].sort((a, b) => (at(a) < at(b) ? 1 : -1)).slice(0, mostPhones));
  return people.filter((person) => chosen.has(person));
}
