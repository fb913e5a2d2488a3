import type { Json, JsonObject } from '#/lib/json.ts';

/** What a resting run waits for. At least one of the three is set. */
export interface Wait {
  /** The next message of the contact resumes it. */
  reply: boolean;
  /** It resumes by itself at this time, milliseconds since 1970. */
  dueAt: number | null;
  /** The result of this outside call resumes it. */
  activity: string | null;
  /** An answer has begun: whatever else the contact says until it is due belongs to it. */
  collecting?: true;
}

/** Where a run stands inside one flow; sub-flows will push further frames. */
export interface Frame {
  node: string | null;
  /** What the node remembers while it rests (how often it asked, ...). */
  memory: Json;
}

/** Why a run failed. */
export interface Fault {
  code:
    | 'too-many-nodes-in-turn'
    | 'too-many-steps'
    | 'too-many-sends-in-turn'
    | 'state-too-large'
    | 'node-missing'
    | 'node-broken'
    | 'template-broken'
    | 'never-resumes'
    | 'too-many-sends-in-hour';
  node: string | null;
  detail?: string;
}

/** One contact's passage through one flow version; all of it survives JSON. */
export interface RunState {
  status: 'active' | 'waiting' | 'done' | 'failed';
  /** Innermost last. */
  frames: readonly Frame[];
  vars: Readonly<JsonObject>;
  /** The text of the contact's last message to this run; missing where it had none. */
  heard?: string;
  wait: Wait | null;
  /** Nodes visited since the start. */
  steps: number;
  fault: Fault | null;
}

/** What a run may use up; brakes against loops and floods. */
export const runLimits = {
  nodesPerTurn: 200,
  stepsPerRun: 10_000,
  sendsPerTurn: 20,
  stateBytes: 32 * 1024,
  /** Code points of what the contact said last that a resting run keeps. */
  heardLength: 4_096,
} as const;

/** The state before the first turn. */
export const newRun: RunState = { status: 'active', frames: [], vars: {}, wait: null, steps: 0, fault: null };
