import type { WebhookQueue } from './webhooks/queue.ts';
import type { Statuses } from './webhooks/statuses.ts';
import type { World } from './world/world.ts';

/** A world with everything that moves it. */
export interface Simulation {
  world: World;
  queue: WebhookQueue;
  statuses: Statuses;
  /** Where the simulator listens, without a trailing slash; for the addresses of files. */
  url: string;
}
