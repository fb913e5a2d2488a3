import type { HttpClient } from '#/lib/http.ts';
import type { Process } from './scheduler.ts';
import type { Tampering } from './wire.ts';
import type { World } from './world.ts';

/** A mistake that the simulator can make the engine commit, without a line of the engine being changed. */
export interface Bug {
  tamper?(world: World): Tampering;
  http?(client: HttpClient, world: World, process: Process): HttpClient;
  /** The webhook is answered before it is stored. */
  answersEarly?: true;
}

/** The engine as it is. */
export const noBug: Bug = {};
