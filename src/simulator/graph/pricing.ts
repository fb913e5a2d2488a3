import type { JsonObject } from '#/lib/json.ts';
import type { SimNumber } from '../world/world.ts';
import type { ReadSend } from './read-message.ts';

const freePerMonth = 1_000;

/** What a message costs by the rules of October 2026: the first thousand service messages of a number and month are free. */
export function priceOf(number: SimNumber, send: ReadSend, now: number): JsonObject {
  if (send.template) {
    return { billable: true, pricing_model: 'PMP', type: 'regular', category: send.template.category.toLowerCase() };
  }
  const month = new Date(now).toISOString().slice(0, 7);
  const count = (number.serviceMessages.get(month) ?? 0) + 1;
  number.serviceMessages.set(month, count);
  const free = count <= freePerMonth;
  return {
    billable: !free,
    pricing_model: 'PMP',
    type: free ? 'free_customer_service' : 'regular',
    category: 'service',
  };
}
