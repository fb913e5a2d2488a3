import type { magicEndings } from '../client.ts';
import type { Rule } from '../control/requests.ts';
import { showPerson } from '../world/show.ts';
import type { Disturbance, Person, SimMessage, SimNumber, World } from '../world/world.ts';
import type { ReadSend } from './read-message.ts';

/** What the simulator does to a send besides the usual. */
export type Act = Rule['act'];

/** The last four digits of a phone that bring a disturbance every time, so that any test can ask for one. */
const magic: Record<(typeof magicEndings)[number], Act> = {
  '0026': { kind: 'error', code: 131026, later: true },
  '0042': { kind: 'error', code: 131042, later: true },
  '0047': { kind: 'error', code: 131047, later: true },
  '0049': { kind: 'error', code: 131049, later: true },
  '0050': { kind: 'error', code: 131050, later: true },
  '0053': { kind: 'error', code: 131053, later: true },
  '0016': { kind: 'error', code: 131016, later: false },
  '0048': { kind: 'error', code: 131048, later: false },
  '0190': { kind: 'error', code: 190, later: false },
  '0429': { kind: 'error', code: 130429, later: false },
  '1056': { kind: 'error', code: 131056, later: false },
  '0200': { kind: 'early' },
  '0300': { kind: 'twice' },
  '0400': { kind: 'reversed' },
  '0404': { kind: 'silent' },
  '0408': { kind: 'cut' },
  '0500': { kind: 'status', status: 500, accepted: false },
  '0502': { kind: 'status', status: 502, accepted: true },
};

/** Finds what is to happen to a send: the first rule that waits for it, else the magic of the recipient's number. */
export function takeAct(world: World, recipient: { phone: string | null; userId: string | null }): Act | null {
  const { rules } = world;
  const index = rules.findIndex(({ to }) => to === undefined || to === recipient.phone || to === recipient.userId);
  const rule = rules[index];
  if (rule) {
    rule.times -= 1;
    if (rule.times <= 0) rules.splice(index, 1);
    return rule.act;
  }
  const ending = recipient.phone?.slice(-4) ?? '';
  return Object.hasOwn(magic, ending) ? magic[ending as keyof typeof magic] : null;
}

/** The disturbance of a message's webhooks that an act asks for. */
export function disturbanceOf(act: Act | null): Disturbance | null {
  if (act?.kind === 'twice' || act?.kind === 'reversed' || act?.kind === 'early' || act?.kind === 'silent')
    return act.kind;
  return null;
}

/** The code with which an accepted message fails later; null when it will arrive. */
export function failsLater(
  world: World,
  number: SimNumber,
  person: Person,
  send: ReadSend,
  act: Act | null,
): number | null {
  if (act?.kind === 'error' && act.later) return act.code;
  const { windowUntil } = showPerson(world, person);
  const now = world.clock.now();
  const open = windowUntil !== null && windowUntil > now;
  if (!send.template && !open) return 131047;
  if (!person.onWhatsApp || person.blocked) return 131026;
  if (send.template?.category === 'MARKETING' && person.stoppedMarketing) return 131050;
  if (send.linkFails) return 131053;
  if (send.reaction && !person.messages.some((message) => isReactable(message, send.reaction?.target, now)))
    return 131009;
  if (send.template && !open && !withinReach(world, number, person)) return 131048;
  return null;
}

const reactableMs = 30 * 86_400_000;

function isReactable(message: SimMessage, target: string | undefined, now: number): boolean {
  return message.id === target && !message.deleted && now - message.at <= reactableMs;
}

/** Counts the people of a portfolio who were written to outside their window within 24 h, and this one among them. */
function withinReach(world: World, number: SimNumber, person: Person): boolean {
  if (number.reach === null) return true;
  const since = world.clock.now() - 86_400_000;
  let reached = 0;
  for (const other of world.numbers.values()) {
    if (other.portfolioId !== number.portfolioId) continue;
    for (const { reachedAt } of other.people.values()) if (reachedAt !== null && reachedAt > since) reached++;
  }
  const alreadyCounted = person.reachedAt !== null && person.reachedAt > since;
  if (!alreadyCounted && reached >= number.reach) return false;
  person.reachedAt = world.clock.now();
  return true;
}
