import type { TemplateAct } from '../control/requests.ts';
import type { Simulation } from '../simulation.ts';
import { categoryNews, qualityNews, statusNews } from '../webhooks/template-news.ts';
import { numbersOf } from './find.ts';
import type { SimTemplate } from './world.ts';

/** How long people at Meta take, in milliseconds of the simulator's clock. */
const reviewMs = 1_000;
const hourMs = 3_600_000;
/** A category changes so long after it was announced. */
const announcedMs = 24 * hourMs;

/** Where a template belongs. */
export interface Place {
  simulation: Simulation;
  account: string;
}

/**
 * Begins the review of a template. Its name asks for the outcome: with `reject` it is rejected, with `slow` it waits for a
 * click, with `pause` it is paused a moment after it was approved, with `drift` its category is announced to change, and is
 * changed a day later; anything else is approved.
 */
export function beginReview(place: Place, template: SimTemplate): void {
  template.status = 'PENDING';
  template.round += 1;
  if (template.name.includes('slow')) return;
  later(place, template, reviewMs, () => {
    const rejected = template.name.includes('reject');
    decide(place, template, rejected ? { act: 'reject', reason: 'INVALID_FORMAT' } : { act: 'approve' });
    if (rejected) return;
    if (template.name.includes('pause'))
      later(place, template, reviewMs, () => decide(place, template, { act: 'pause' }));
    if (template.name.includes('drift')) {
      decide(place, template, { act: 'recategorise', category: 'MARKETING', announced: true });
    }
  });
}

/** Goes on with the reviews that a restart has interrupted. */
export function resumeReviews(place: Place): void {
  for (const template of place.simulation.world.accounts.get(place.account)?.templates ?? []) {
    if (template.status === 'PENDING') beginReview(place, template);
  }
}

/** Does what Meta decides, and tells the app. */
export function decide(place: Place, template: SimTemplate, act: TemplateAct): void {
  switch (act.act) {
    case 'approve':
      setStatus(place, template, 'APPROVED');
      break;
    case 'reject':
      template.rejected_reason = act.reason;
      setStatus(place, template, 'REJECTED', act.reason);
      break;
    case 'pause':
      pause(place, template);
      break;
    case 'unpause':
      setStatus(place, template, 'APPROVED', undefined, {
        title: 'UNPAUSED',
        description: 'It may be sent again.',
      });
      break;
    case 'disable':
      setStatus(place, template, 'DISABLED', undefined, {
        title: 'DISABLED',
        description: 'Too many people complained.',
      });
      break;
    case 'recategorise':
      recategorise(place, template, act.category, act.announced);
      break;
    case 'rate': {
      const before = template.quality;
      template.quality = act.quality;
      push(place, qualityNews(template, before));
    }
  }
}

function pause(place: Place, template: SimTemplate): void {
  template.pauses += 1;
  if (template.pauses > 2) {
    decide(place, template, { act: 'disable' });
    return;
  }
  const hours = template.pauses === 1 ? 3 : 6;
  setStatus(place, template, 'PAUSED', undefined, {
    title: template.pauses === 1 ? 'FIRST_PAUSE' : 'SECOND_PAUSE',
    description: `Your WhatsApp message template has been paused for ${hours} hours.`,
  });
  later(place, template, hours * hourMs, () => decide(place, template, { act: 'unpause' }));
}

function recategorise(
  place: Place,
  template: SimTemplate,
  category: SimTemplate['category'],
  announced: boolean,
): void {
  const at = place.simulation.world.clock.now() + announcedMs;
  if (announced) {
    push(place, categoryNews(template, { coming: category, at }));
    place.simulation.world.clock.after(announcedMs, () => recategorise(place, template, category, false));
    return;
  }
  const before = template.category;
  template.category = category;
  push(place, categoryNews(template, { before }));
}

function setStatus(
  place: Place,
  template: SimTemplate,
  status: SimTemplate['status'],
  reason = 'NONE',
  other?: { title: string; description: string },
): void {
  template.status = status;
  template.round += 1;
  if (status === 'APPROVED') template.rejected_reason = 'NONE';
  push(place, statusNews(template, status, reason, other));
}

/** Does something later, unless the template was decided upon or edited meanwhile. */
function later({ simulation }: Place, template: SimTemplate, ms: number, act: () => void): void {
  const { round } = template;
  simulation.world.clock.after(ms, () => {
    if (template.round === round) act();
  });
}

/** Tells the app at the address of the account's first number. */
function push(
  { simulation, account }: Place,
  change: Parameters<Simulation['queue']['push']>[0]['changes'][number],
): void {
  const [number] = numbersOf(simulation.world, account);
  if (number) void simulation.queue.push({ number, person: null, what: change.field, changes: [change] });
}
