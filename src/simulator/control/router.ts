import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Json, JsonObject } from '#/lib/json.ts';
import { bearerOf, type Call, jsonOf, type Reply } from '../http.ts';
import { createRandom } from '../random.ts';
import type { Simulation } from '../simulation.ts';
import { addTemplate, openAccount } from '../world/account.ts';
import { addPerson, registerNumber } from '../world/register.ts';
import { decide, resumeReviews } from '../world/review.ts';
import { showChat, showNumber, showPerson, showTemplate } from '../world/show.ts';
import { type Person, type SimAccount, type SimNumber, tell } from '../world/world.ts';
import { ControlFailure } from './failure.ts';
import { changeIdentity, echo, patchPerson, setPreference } from './people.ts';
import * as requests from './requests.ts';
import { speak } from './speak.ts';
import type { Overview } from './views.ts';
import { waitFor } from './wait.ts';

type Handler = (context: Context) => Promise<Json | Reply> | Json | Reply;

interface Context {
  simulation: Simulation;
  call: Call;
  ids: readonly string[];
}

const done: JsonObject = { ok: true };

/** Every call of the control API; `*` stands for an id. */
const handlers = new Map<string, Handler>([
  ['GET /', ({ simulation }) => overviewOf(simulation)],
  ['PUT /settings', putSettings],
  ['POST /clock/advance', advanceClock],
  ['POST /reset', reset],
  ['POST /rules', postRule],
  ['DELETE /rules', clearRules],
  ['GET /media/*', getMedia],
  ['GET /numbers', ({ simulation }) => ({ numbers: listNumbers(simulation) })],
  ['PUT /numbers/*', putNumber],
  ['DELETE /numbers/*', removeNumber],
  ['POST /numbers/*/webhook', postWebhook],
  ['GET /numbers/*/templates', (c) => ({ templates: accountOf(c).templates.map(showTemplate) })],
  ['PUT /numbers/*/templates', putTemplate],
  ['POST /numbers/*/templates/*', actOnTemplate],
  ['GET /numbers/*/people', (c) => ({ people: showNumber(c.simulation.world, numberOf(c)).people })],
  ['POST /numbers/*/people', postPerson],
  [
    'PATCH /numbers/*/people/*',
    withPerson((c, number, person) => patchPerson(c.simulation, number, person, read(c, requests.personPatch))),
  ],
  ['GET /numbers/*/people/*/chat', (c) => showChat(c.simulation.world, personOf(c))],
  ['GET /numbers/*/people/*/exchanges', (c) => ({ exchanges: personOf(c).exchanges })],
  ['POST /numbers/*/people/*/exchanges/*/repeat', repeatExchange],
  [
    'POST /numbers/*/people/*/speak',
    async (c) => ({ id: await speak(c.simulation, numberOf(c), personOf(c), read(c, requests.speakInput)) }),
  ],
  [
    'POST /numbers/*/people/*/echo',
    async (c) => ({ id: await echo(c.simulation, numberOf(c), personOf(c), read(c, requests.echoInput)) }),
  ],
  [
    'POST /numbers/*/people/*/identity',
    withPerson((c, number, person) => changeIdentity(c.simulation, number, person, read(c, requests.identityInput))),
  ],
  [
    'POST /numbers/*/people/*/preference',
    withPerson((c, number, person) => setPreference(c.simulation, number, person, read(c, requests.preferenceInput))),
  ],
  ['POST /numbers/*/people/*/messages/*/play', playMessage],
  ['POST /numbers/*/people/*/wait', waitForMessages],
]);

function listNumbers({ world }: Simulation) {
  return [...world.numbers.values()].map(({ id, webhookUrl }) => ({ id, webhookUrl }));
}

/** Answers a call below `/sim/v1`. The token must be the simulator's own. */
export async function answerControl(simulation: Simulation, call: Call, token: string): Promise<Reply> {
  try {
    if (!isSame(bearerOf(call), token))
      throw new ControlFailure(401, 'the token of the control API is missing or wrong');
    const segments = call.path
      .replace(/^\/sim\/v1\/?/, '')
      .split('/')
      .filter(Boolean)
      .map(decodeURIComponent);
    const pattern = segments.map((segment, index) => (isId(segments, index) ? '*' : segment)).join('/');
    const handler = handlers.get(`${call.method} /${pattern}`);
    if (!handler) throw new ControlFailure(404, 'the control API has no such call');
    const ids = segments.filter((_, index) => isId(segments, index));
    const answer = await handler({ simulation, call, ids });
    return isReply(answer) ? answer : { kind: 'json', status: 200, body: answer as JsonObject };
  } catch (thrown) {
    if (!(thrown instanceof ControlFailure)) throw thrown;
    return { kind: 'json', status: thrown.status, body: { error: thrown.message } };
  }
}

/** Ids stand after the names of collections. */
function isId(segments: readonly string[], index: number): boolean {
  return index > 0 && !isId(segments, index - 1) && collections.has(segments[index - 1] as string);
}
const collections = new Set(['numbers', 'people', 'exchanges', 'messages', 'media', 'templates']);

function isReply(answer: Json | Reply): answer is Reply {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'kind' in answer &&
    (answer.kind === 'bytes' || answer.kind === 'cut')
  );
}

function isSame(given: string, wanted: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return wanted !== '' && timingSafeEqual(digest(given), digest(wanted));
}

/** Reads a body. Throws `ControlFailure` 400 that names what is wrong. */
function read<Schema extends z.ZodType>({ call }: Context, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(call.body.length === 0 ? {} : jsonOf(call));
  if (parsed.success) return parsed.data;
  throw new ControlFailure(400, z.prettifyError(parsed.error));
}

function numberOf({ simulation, ids }: Context): SimNumber {
  const number = simulation.world.numbers.get(ids[0] ?? '');
  if (!number) throw new ControlFailure(404, `no number ${ids[0]}`);
  return number;
}

function personOf(context: Context): Person {
  const person = numberOf(context).people.get(context.ids[1] ?? '');
  if (!person) throw new ControlFailure(404, `no person ${context.ids[1]}`);
  return person;
}

/** A call that changes a person and answers them. */
function withPerson(act: (context: Context, number: SimNumber, person: Person) => Promise<void> | void): Handler {
  return async (context) => {
    const person = personOf(context);
    await act(context, numberOf(context), person);
    return showPerson(context.simulation.world, person);
  };
}

function overviewOf({ world }: Simulation): Overview {
  return {
    name: 'recado-simulator',
    keepsState: 'in memory only',
    now: world.clock.now(),
    ahead: world.clock.ahead(),
    settings: { ...world.settings },
    numbers: [...world.numbers.values()].map((number) => showNumber(world, number)),
  };
}

function putSettings(context: Context): JsonObject {
  const { world } = context.simulation;
  const { seed, ...rest } = read(context, requests.settingsInput);
  Object.assign(world.settings, Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)));
  if (seed !== undefined) {
    world.settings.seed = seed;
    Object.assign(world.random, createRandom(seed));
  }
  return { ...world.settings };
}

/** Jumps ahead and answers when the webhooks that fell due have had their first attempt. */
async function advanceClock(context: Context): Promise<JsonObject> {
  const { world, queue } = context.simulation;
  world.clock.advance(read(context, requests.advanceInput).ms);
  await queue.idle();
  const now = { now: world.clock.now(), ahead: world.clock.ahead() };
  tell(world, { kind: 'clock', ...now });
  return now;
}

function reset({ simulation: { world } }: Context): JsonObject {
  world.clock.clear();
  world.numbers.clear();
  world.accounts.clear();
  world.media.clear();
  world.rules.length = 0;
  tell(world, { kind: 'forgotten' });
  return done;
}

function postRule(context: Context): JsonObject {
  const { rules } = context.simulation.world;
  rules.push(read(context, requests.ruleInput));
  return { rules: rules.length };
}

function clearRules({ simulation: { world } }: Context): JsonObject {
  world.rules.length = 0;
  return done;
}

function getMedia({ simulation: { world }, ids }: Context): Reply {
  const media = world.media.get(ids[0] ?? '');
  if (!media) throw new ControlFailure(404, `no file ${ids[0]}`);
  return { kind: 'bytes', status: 200, type: media.mime, bytes: media.bytes };
}

function putNumber(context: Context): Json {
  const { simulation } = context;
  const { world } = simulation;
  const given = read(context, requests.numberInput);
  const fresh = !world.accounts.has(given.wabaId);
  const number = registerNumber(world, context.ids[0] as string, given);
  if (fresh) resumeReviews({ simulation, account: number.wabaId });
  return showNumber(world, number);
}

function removeNumber(context: Context): JsonObject {
  context.simulation.world.numbers.delete(numberOf(context).id);
  return done;
}

async function postWebhook(context: Context): Promise<JsonObject> {
  const number = numberOf(context);
  const { field, value } = read(context, requests.webhookInput);
  await context.simulation.queue.push({
    number,
    person: null,
    what: field,
    changes: [{ field, value: value as JsonObject }],
  });
  return done;
}

function accountOf(context: Context): SimAccount {
  return openAccount(context.simulation.world, numberOf(context).wabaId);
}

function putTemplate(context: Context): JsonObject {
  const { wabaId } = numberOf(context);
  const account = accountOf(context);
  const given = read(context, requests.templateInput);
  const known = account.templates.find((one) => one.name === given.name && one.language === given.language);
  const { id } = known ? Object.assign(known, given) : addTemplate(wabaId, account, given);
  return { id };
}

/** Lets Meta decide about a template, and waits until the app was told. */
async function actOnTemplate(context: Context): Promise<JsonObject> {
  const { simulation, ids } = context;
  const template = accountOf(context).templates.find((one) => one.id === ids[1]);
  if (!template) throw new ControlFailure(404, `no template ${ids[1]}`);
  const act = read(context, requests.templateActInput);
  decide({ simulation, account: numberOf(context).wabaId }, template, act);
  await simulation.queue.idle();
  return done;
}

function postPerson(context: Context): Json {
  const { world } = context.simulation;
  return showPerson(world, addPerson(world, numberOf(context), read(context, requests.personInput)));
}

async function repeatExchange(context: Context): Promise<JsonObject> {
  const person = personOf(context);
  const exchange = person.exchanges.find((one) => String(one.id) === context.ids[2]);
  if (exchange?.direction !== 'to-app') throw new ControlFailure(404, `no webhook ${context.ids[2]}`);
  await context.simulation.queue.repeat(numberOf(context), person, exchange);
  return done;
}

function playMessage(context: Context): JsonObject {
  const person = personOf(context);
  const message = person.messages.find((one) => one.id === context.ids[2]);
  if (!message) throw new ControlFailure(404, `no message ${context.ids[2]}`);
  context.simulation.statuses.play(numberOf(context), person, message);
  return done;
}

async function waitForMessages(context: Context): Promise<Json> {
  const { world } = context.simulation;
  const person = personOf(context);
  const found = await waitFor(world, person, read(context, requests.waitInput));
  return { found, chat: showChat(world, person) } as unknown as Json;
}
