import { list, record, text } from '#/channels/whatsapp-cloud/read.ts';
import type { Json, JsonObject } from '#/lib/json.ts';
import { componentsNews } from '../webhooks/template-news.ts';
import { addTemplate, openAccount } from '../world/account.ts';
import { numbersOf } from '../world/find.ts';
import { beginReview, type Place } from '../world/review.ts';
import type { SimTemplate } from '../world/world.ts';
import { checkComponents, refused, subcodes } from './check-components.ts';
import { GraphFailure } from './failure.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const mostTemplates = 250;
const mostPerHour = 100;
/** Edits of an approved template: one in a day, ten in thirty days. */
const mostEdits = { perDay: 1, per30Days: 10 };

const categories = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const;

/** Creates a template and begins its review. Throws `GraphFailure`. */
export function createTemplate(place: Place, body: JsonObject): JsonObject {
  const { simulation, account: accountId } = place;
  const { world } = simulation;
  const now = world.clock.now();
  const account = openAccount(world, accountId);
  account.created = account.created.filter((at) => at > now - hourMs);
  if (account.created.length >= mostPerHour) throw new GraphFailure(80007, 'Too many templates were created.');
  if (account.templates.length >= mostTemplates) {
    refused(subcodes.tooMany, 'This account has reached the maximum number of message templates.');
  }
  const name = text(body.name) ?? '';
  const language = text(body.language) ?? '';
  if (!/^[a-z0-9_]{1,512}$/.test(name)) throw new GraphFailure(100, "Parameter 'name' takes a-z, 0-9 and _ only");
  if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(language)) throw new GraphFailure(100, "Parameter 'language' is not supported");
  const asked = readCategory(body.category);
  const format = text(body.parameter_format)?.toUpperCase() === 'NAMED' ? 'NAMED' : 'POSITIONAL';
  const components = componentsOf(body.components);
  checkComponents(components, format);
  if ((account.blockedNames.get(name) ?? 0) > now) {
    refused(subcodes.beingDeleted, 'A template of this name was deleted less than 30 days ago.');
  }
  if (account.templates.some((one) => one.name === name && one.language === language)) {
    refused(subcodes.exists, 'There is already content of this template in this language.');
  }
  // Meta puts promotions into the category that they belong to, and says so at once
  const category = name.includes('promo') && asked === 'UTILITY' ? 'MARKETING' : asked;
  const template = addTemplate(accountId, account, {
    name,
    language,
    category,
    status: 'PENDING',
    quality: 'UNKNOWN',
    rejected_reason: 'NONE',
    parameter_format: format,
    components: components as SimTemplate['components'],
  });
  account.created.push(now);
  beginReview(place, template);
  return { id: template.id, status: template.status, category };
}

/** Changes what a template says, and begins another review. Throws `GraphFailure`. */
export function editTemplate(place: Place, template: SimTemplate, body: JsonObject): JsonObject {
  const { world, queue } = place.simulation;
  const now = world.clock.now();
  if (!['APPROVED', 'REJECTED', 'PAUSED'].includes(template.status)) {
    throw new GraphFailure(100, 'Only approved, rejected or paused templates can be edited');
  }
  const approved = template.status === 'APPROVED';
  const category = body.category === undefined ? template.category : readCategory(body.category);
  if (approved && category !== template.category) {
    throw new GraphFailure(100, 'The category of an approved template cannot be changed');
  }
  const edits = template.edits.filter((at) => at > now - 30 * dayMs);
  const today = edits.filter((at) => at > now - dayMs).length;
  if (approved && (today >= mostEdits.perDay || edits.length >= mostEdits.per30Days)) {
    throw new GraphFailure(100, 'An approved template can be edited once in 24 hours and 10 times in 30 days');
  }
  const components = componentsOf(body.components);
  checkComponents(components, template.parameter_format);
  Object.assign(template, { components, category, edits: [...edits, now] });
  const [number] = numbersOf(world, place.account);
  const change = componentsNews(template);
  if (number) void queue.push({ number, person: null, what: change.field, changes: [change] });
  beginReview(place, template);
  return { success: true };
}

/** Deletes a template in one language, by id and name, or in all of them, by name. Throws `GraphFailure`. */
export function removeTemplates({ simulation, account: accountId }: Place, query: URLSearchParams): JsonObject {
  const { world } = simulation;
  const account = openAccount(world, accountId);
  const [name, id] = [query.get('name'), query.get('hsm_id')];
  const gone = account.templates.filter((one) => one.name === name && (!id || one.id === id));
  if (gone.length === 0) throw new GraphFailure(100, `Message template ${name ?? ''} not found`);
  account.templates = account.templates.filter((one) => !gone.includes(one));
  for (const one of gone) {
    one.round += 1;
    const others = account.templates.some((left) => left.name === one.name);
    if (one.status === 'APPROVED' && !others) account.blockedNames.set(one.name, world.clock.now() + 30 * dayMs);
  }
  return { success: true };
}

function readCategory(value: Json | undefined): SimTemplate['category'] {
  const category = categories.find((one) => one === text(value)?.toUpperCase());
  if (!category) throw new GraphFailure(100, `Parameter 'category' must be one of ${categories.join(', ')}`);
  return category;
}

function componentsOf(value: Json | undefined): JsonObject[] {
  if (!Array.isArray(value)) throw new GraphFailure(100, "Parameter 'components' is mandatory");
  return list(value).map(record);
}
