import { record, text } from '#/channels/whatsapp-cloud/read.ts';
import { type Json, type JsonObject, nestsTooDeep } from '#/lib/json.ts';
import { looksLikeMetaToken } from '../control/requests.ts';
import { bearerOf, type Call, jsonOf, type Reply } from '../http.ts';
import type { Simulation } from '../simulation.ts';
import { keepExchange } from '../webhooks/queue.ts';
import { openAccount } from '../world/account.ts';
import { numbersOf } from '../world/find.ts';
import { nextSeq, type Person, type SimNumber, type World } from '../world/world.ts';
import { createTemplate, editTemplate, removeTemplates } from './change-templates.ts';
import { errorAnswer, GraphFailure, statusOfFailure } from './failure.ts';
import { markRead } from './mark-read.ts';
import { describeMedia, findMedia, mediaAt, missing, uploadMedia } from './media.ts';
import { describeNumber } from './numbers.ts';
import { beginUpload, takeUpload } from './sample-uploads.ts';
import { sendMessage } from './send-message.ts';
import { listTemplates } from './templates.ts';

const ok = (body: JsonObject): Reply => ({ kind: 'json', status: 200, body });

/** Answers a call of the Graph API: `/v26.0/{id}` and what stands below it. */
export async function answerGraph(simulation: Simulation, call: Call): Promise<Reply> {
  const { world } = simulation;
  try {
    return await route(simulation, call);
  } catch (thrown) {
    if (!(thrown instanceof GraphFailure)) throw thrown;
    const trace = `A${world.random.hex(16)}`;
    const status = statusOfFailure(thrown.code, world.settings.limitStatus);
    return { kind: 'json', status, body: errorAnswer(thrown, trace) };
  }
}

async function route(simulation: Simulation, call: Call): Promise<Reply> {
  const { world } = simulation;
  const token = checkToken(simulation, bearerOf(call));
  const [, id = '', edge = ''] = call.path.split('/').slice(1).map(decodeURIComponent);
  const mine = (number: SimNumber) => number.accessToken === token;
  const number = world.numbers.get(id);
  if (number && mine(number)) return atNumber(simulation, number, edge, call);
  const account = numbersOf(world, id).filter(mine);
  if (account.length > 0) return atAccount(simulation, id, account, edge, call);
  if (id === 'app' && edge === 'uploads' && call.method === 'POST') return ok(beginUpload(world, call.query));
  if (id.startsWith('upload:') && call.method === 'POST') return ok(takeUpload(world, id, call));
  if (edge === '' && call.method === 'POST') {
    const place = findTemplate(world, id, mine);
    if (place) return ok(editTemplate({ simulation, account: place.account }, place.template, bodyOf(call)));
  }
  if (edge === '' && (call.method === 'GET' || call.method === 'DELETE')) {
    const media = findMedia(world, id, (numberId) =>
      [...world.numbers.values()].some((n) => n.id === numberId && mine(n)),
    );
    if (call.method === 'GET') return ok(describeMedia(world, simulation.url, media));
    world.media.delete(media.id);
    return ok({ success: true });
  }
  throw new GraphFailure(100, missing(id, call.method.toLowerCase()), 33);
}

/** A token that some number knows. Throws `GraphFailure` 190 for any other. */
function checkToken({ world }: Simulation, token: string): string {
  if (looksLikeMetaToken(token)) {
    throw new GraphFailure(190, 'This is the simulator. It takes no tokens that look like those of Meta (EAA…).');
  }
  for (const number of world.numbers.values()) if (token !== '' && number.accessToken === token) return token;
  throw new GraphFailure(190, 'Invalid OAuth access token - Cannot parse access token');
}

async function atNumber(simulation: Simulation, number: SimNumber, edge: string, call: Call): Promise<Reply> {
  const { world } = simulation;
  if (edge === '' && call.method === 'GET') return ok(describeNumber(number, call.query.get('fields')));
  if (edge === 'media' && call.method === 'POST') {
    return ok(await uploadMedia(world, number, call.body, call.headers['content-type'] ?? ''));
  }
  if (edge === 'messages' && call.method === 'POST') return postMessage(simulation, number, call);
  throw new GraphFailure(100, missing(number.id, call.method.toLowerCase()), 33);
}

/** A template by its id, among the accounts that the token opens. */
function findTemplate(world: World, id: string, mine: (number: SimNumber) => boolean) {
  const accounts = new Set([...world.numbers.values()].filter(mine).map(({ wabaId }) => wabaId));
  for (const account of accounts) {
    const template = world.accounts.get(account)?.templates.find((one) => one.id === id);
    if (template) return { account, template };
  }
  return null;
}

/** A body as JSON. Throws `GraphFailure` for what is none. */
function bodyOf(call: Call): JsonObject {
  const written = new TextDecoder().decode(call.body);
  const parsed = nestsTooDeep(written) ? undefined : jsonOf(call);
  if (typeof parsed !== 'object' || parsed === null) throw new GraphFailure(100, 'The body is not valid JSON');
  return record(parsed as Json);
}

function atAccount(simulation: Simulation, id: string, numbers: SimNumber[], edge: string, call: Call): Reply {
  const { world, url } = simulation;
  if (edge === 'phone_numbers' && call.method === 'GET') {
    return ok({ data: numbers.map((number) => describeNumber(number, call.query.get('fields'))) });
  }
  if (edge === 'message_templates') {
    const place = { simulation, account: id };
    const { templates } = openAccount(world, id);
    if (call.method === 'GET') return ok(listTemplates(templates, call.query, `${url}${call.path}`));
    if (call.method === 'POST') return ok(createTemplate(place, bodyOf(call)));
    if (call.method === 'DELETE') return ok(removeTemplates(place, call.query));
  }
  if (edge === 'subscribed_apps') {
    return ok(
      call.method === 'GET'
        ? { data: [{ whatsapp_business_api_data: { name: 'Recado', id: '1' } }] }
        : { success: true },
    );
  }
  throw new GraphFailure(100, missing(id, call.method.toLowerCase()), 33);
}

async function postMessage(simulation: Simulation, number: SimNumber, call: Call): Promise<Reply> {
  const { world } = simulation;
  const written = new TextDecoder().decode(call.body);
  const body = bodyOf(call);
  const marks = text(body.status) === 'read';
  let person: Person | null = null;
  let reply: Reply;
  try {
    if (marks) {
      person = markRead(world, number, body);
      reply = ok({ success: true });
    } else {
      const answer = await sendMessage(simulation, number, body);
      person = answer.person;
      if (answer.kind === 'json') reply = ok(answer.body);
      else if (answer.kind === 'cut') reply = { kind: 'cut' };
      else
        reply = { kind: 'bytes', status: answer.status, type: 'text/html', bytes: Buffer.from('<html>Sorry</html>') };
    }
  } catch (thrown) {
    if (!(thrown instanceof GraphFailure)) throw thrown;
    person = recipientOf(number, body);
    const status = statusOfFailure(thrown.code, world.settings.limitStatus);
    reply = { kind: 'json', status, body: errorAnswer(thrown, `A${world.random.hex(16)}`) };
  }
  keepExchange(world, number, person, {
    id: nextSeq(world),
    at: world.clock.now(),
    direction: 'from-app',
    what: marks ? 'mark-read' : 'send',
    method: call.method,
    url: call.path,
    signature: null,
    request: written,
    status: reply.kind === 'cut' ? 0 : reply.status,
    response: reply.kind === 'json' ? JSON.stringify(reply.body) : '',
    attempt: 1,
  });
  return reply;
}

/** Whose chat a refused request belongs to, as far as it tells. */
function recipientOf(number: SimNumber, body: JsonObject): Person | null {
  const phone = `+${(text(body.to) ?? '').replace(/\D/g, '')}`;
  return number.byPhone.get(phone) ?? number.byUserId.get(text(body.recipient) ?? '') ?? null;
}

/** Answers a download of a file by the address that was given for it. */
export function answerDownload({ world }: Simulation, call: Call): Reply {
  const token = bearerOf(call);
  const media = mediaAt(world, call.query);
  const owner = media ? world.numbers.get(media.numberId) : undefined;
  if (!media || !owner) return { kind: 'bytes', status: 404, type: 'text/plain', bytes: new Uint8Array() };
  if (owner.accessToken !== token) return { kind: 'bytes', status: 401, type: 'text/plain', bytes: new Uint8Array() };
  return { kind: 'bytes', status: 200, type: media.mime, bytes: media.bytes };
}
