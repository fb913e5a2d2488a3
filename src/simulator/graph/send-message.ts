import { record, text } from '#/channels/whatsapp-cloud/read.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { Simulation } from '../simulation.ts';
import { makeWamid } from '../wamid.ts';
import { digits } from '../webhooks/values.ts';
import { takeToken } from '../world/bucket.ts';
import { personByPhone } from '../world/find.ts';
import { keepMessage, makeMessage } from '../world/keep-message.ts';
import { addPerson } from '../world/register.ts';
import { tellMessage, tellPerson } from '../world/show.ts';
import type { Person, SimMessage, SimNumber, World } from '../world/world.ts';
import { errorInStatus, GraphFailure } from './failure.ts';
import { type Act, disturbanceOf, failsLater, takeAct } from './fate.ts';
import { priceOf } from './pricing.ts';
import { type ReadSend, readMessage } from './read-message.ts';

/** How a send is answered: as Meta does, or in one of the ways in which an answer gets lost. */
export type SendAnswer =
  | { kind: 'json'; body: JsonObject; person: Person }
  | { kind: 'cut'; person: Person }
  | { kind: 'broken'; status: number; person: Person };

/** Takes a send: checks it, applies the limits, keeps it and sets its statuses going. Throws `GraphFailure`. */
export async function sendMessage(simulation: Simulation, number: SimNumber, body: JsonObject): Promise<SendAnswer> {
  const { world, statuses } = simulation;
  const send = readMessage(world, number, body);
  const { person, phone, input } = findRecipient(world, number, body);
  const act = takeAct(world, { phone: phone ?? person.phone, userId: person.userId });
  if (act?.kind === 'error' && !act.later) throw new GraphFailure(act.code);
  if (act?.kind === 'status' && !act.accepted) return { kind: 'broken', status: act.status, person };
  const now = world.clock.now();
  if (!takeToken(number.throughput, now))
    throw new GraphFailure(130429, 'Cloud API message throughput has been reached.');
  if (!takeToken(person.pair, now)) throw new GraphFailure(131056, pairDetails);
  const code = failsLater(world, number, person, send, act);
  const message = keep(world, number, person, body, send, { act, toPhone: phone !== null });
  await statuses.start(number, person, message, code === null ? null : errorInStatus(code, detailsOf(code)));
  if (act?.kind === 'cut') return { kind: 'cut', person };
  if (act?.kind === 'status') return { kind: 'broken', status: act.status, person };
  const contact: JsonObject =
    phone !== null ? { input, wa_id: digits(person.phone ?? phone) } : { input, user_id: person.userId };
  const answered: JsonObject = { id: message.id };
  if (send.template) answered.message_status = 'accepted';
  return { kind: 'json', person, body: { messaging_product: 'whatsapp', contacts: [contact], messages: [answered] } };
}

const pairDetails =
  'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.';

function detailsOf(code: number): string | undefined {
  if (code !== 131047) return undefined;
  return 'Message failed to send because more than 24 hours have passed since the customer last replied to this number.';
}

/** The person that a send is for. A phone that nobody has becomes somebody new, who has never written. */
function findRecipient(world: World, number: SimNumber, body: JsonObject) {
  const to = text(body.to);
  const recipient = text(body.recipient);
  if (to === null && recipient === null) throw new GraphFailure(100, "Parameter 'to' or 'recipient' is mandatory");
  if (to === null) {
    const person = number.byUserId.get(recipient as string);
    if (!person) throw new GraphFailure(131009, `recipient ${recipient} is not known`);
    return { person, phone: null, input: recipient as string };
  }
  const written = `+${digits(to)}`;
  if (!/^\+\d{5,15}$/.test(written) || /[^\d\s()+.-]/.test(to))
    throw new GraphFailure(131009, 'to: not a phone number');
  if (written === number.displayPhone) throw new GraphFailure(131021);
  const known = personByPhone(number, written);
  const person = known ?? addPerson(world, number, { name: written, phone: written, username: null });
  return { person, phone: written, input: to };
}

function keep(
  world: World,
  number: SimNumber,
  person: Person,
  wire: JsonObject,
  send: ReadSend,
  { act, toPhone }: { act: Act | null; toPhone: boolean },
): SimMessage {
  const now = world.clock.now();
  const message = makeMessage(world, {
    id: makeWamid(digits(person.phone ?? person.userId).slice(-15), 'business', world.random),
    from: 'business',
    type: send.type,
    content: send.content,
    wire,
    tick: 'accepted',
    quotes: text(record(wire.context).message_id),
    opaque: text(wire.biz_opaque_callback_data),
    toPhone,
    pricing: send.reaction ? null : priceOf(number, send, now),
    disturbance: disturbanceOf(act),
  });
  if (send.reaction) {
    const target = number.byMessage.get(send.reaction.target);
    if (target?.person === person) {
      target.message.reactions.business = send.reaction.emoji;
      tellMessage(world, number, person, target.message);
    }
    return message;
  }
  keepMessage(world, number, person, message);
  const wasTyping = person.typingUntil > now;
  person.typingUntil = 0;
  if (wasTyping) tellPerson(world, number, person);
  return message;
}
