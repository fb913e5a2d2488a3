import type { Chance } from './chance.ts';
import type { FlowPlan, Station } from './plan.ts';

/** A message that a person writes. */
export interface Utterance {
  person: number;
  /** Milliseconds since the start; Meta gives it to the second. */
  at: number;
  text: string;
}

/** Something that a member does. */
export type OperatorAct =
  | { kind: 'take-over' | 'give-back' | 'reply' | 'opt-out' | 'stop-run'; person: number }
  | { kind: 'publish' | 'pause-flow' | 'resume-flow'; flow: number }
  | { kind: 'move-people'; flow: number; leaving: string | null; recompute: boolean }
  | { kind: 'stop-workspace' | 'release-workspace' | 'pause-channel' | 'resume-channel'; tenant: number };

/** A workspace with its one number. */
export interface Tenant {
  people: number[];
  flows: number[];
  /** Messages a second, and how many at once. */
  rate: number;
  burst: number;
}

/** Everything that a seed decides beforehand. */
export interface Script {
  tenants: Tenant[];
  flows: FlowPlan[];
  people: { tenant: number; phone: string }[];
  utterances: Utterance[];
  operators: (OperatorAct & { at: number })[];
  jumps: { at: number; byMs: number }[];
  workers: number;
  /** Messages that one claim takes at most. */
  claimSize: number;
  faults: {
    crash: number;
    cut: number;
    first: number;
    graph: number;
    statusLost: number;
    /** Statuses that come without our mark. */
    unmarked: number;
    repeated: number;
  };
}

const hour = 3_600_000;

/** What draws a station of a kind. */
const rollOf: Partial<Record<Station['kind'], number>> = {
  text: 0,
  promo: 0.5,
  ask: 0.6,
  wait: 0.8,
  http: 0.9,
  tag: 0.99,
};

/** Draws the stations of a flow; most of those of the version `before` stay, with other times. */
function drawStations(chance: Chance, before: readonly Station[] = []): Station[] {
  const stations: Station[] = [];
  let known: string | null = null;
  const length = chance.between(2, 5);
  for (let i = 0; i < length; i++) {
    const kept = chance.often(0.75) ? before[i]?.kind : undefined;
    const roll = kept && kept in rollOf ? (rollOf[kept] as number) : chance.next();
    if (roll < 0.42) stations.push({ kind: 'text', echo: chance.often(0.8) ? known : null });
    else if (roll < 0.54) stations.push({ kind: 'promo', echo: null });
    else if (roll < 0.74) {
      known = `a${i}`;
      stations.push({ kind: 'ask', variable: known, noReplySeconds: chance.pick([null, 2, 5, 20]) });
    } else if (roll < 0.86) stations.push({ kind: 'wait', seconds: chance.pick([1, 4, 10, 60, 86_300]) });
    else if (roll < 0.95) {
      known = `a${i}`;
      stations.push({ kind: 'http', variable: known });
      if (chance.often(0.7)) {
        known = `b${i}`;
        stations.push({ kind: 'http', variable: known });
      }
    } else stations.push({ kind: 'tag' });
  }
  stations.push(chance.often(0.12) ? { kind: 'hand-over' } : { kind: 'text', echo: known });
  return stations;
}

function drawFlows(chance: Chance, newId: () => string, tenants: Tenant[]): FlowPlan[] {
  const flows: FlowPlan[] = [];
  tenants.forEach((tenant, index) => {
    const count = index === 0 ? chance.between(1, 3) : 1;
    for (let i = 0; i < count; i++) {
      const any = i > 0 && i === count - 1 && chance.often(0.5);
      const key = `w${index}f${i}`;
      const first = drawStations(chance);
      tenant.flows.push(flows.length);
      flows.push({
        id: newId(),
        key,
        word: any ? null : `go${i}`,
        whenBusy: chance.pick(['ignore', 'replace']),
        versions: [first, drawStations(chance, first)],
      });
    }
  });
  return flows;
}

function drawUtterances(
  chance: Chance,
  people: number,
  flowsOf: (person: number) => FlowPlan[],
  long: boolean,
): Utterance[] {
  const all: Utterance[] = [];
  // all of them at once, as after a campaign
  const crowd = chance.often(0.4);
  for (let person = 0; person < people; person++) {
    let at = crowd ? chance.between(0, 60) : chance.between(0, 3_000);
    const count = chance.between(1, 4);
    for (let i = 0; i < count; i++) {
      const words = flowsOf(person).flatMap(({ word }) => (word ? [word] : []));
      const text = chance.often(i === 0 ? 0.85 : 0.3)
        ? chance.pick(words)
        : chance.often(0.1)
          ? 'STOP'
          : `p${person} n${i}`;
      all.push({ person, at, text });
      at += chance.pick([100, 900, 1_500, 3_000, 5_000, 21_000, long ? 25 * hour : 61_000]) + chance.between(0, 900);
    }
  }
  return all.sort((a, b) => a.at - b.at);
}

function drawOperators(
  chance: Chance,
  script: Pick<Script, 'people' | 'flows' | 'tenants' | 'utterances'>,
  long: boolean,
) {
  const acts: Script['operators'] = [];
  const count = chance.pick([0, 1, 2, 3]);
  for (let i = 0; i < count; i++) {
    const at = chance.between(200, chance.pick([4_000, 12_000, 70_000]));
    const later = at + chance.pick([500, 4_000, 30_000, long ? 25 * hour : 20_000]);
    const person = chance.between(0, script.people.length - 1);
    const flow = chance.between(0, script.flows.length - 1);
    const tenant = chance.between(0, script.tenants.length - 1);
    const roll = chance.next();
    if (roll < 0.25) acts.push({ kind: 'take-over', person, at }, { kind: 'give-back', person, at: later });
    else if (roll < 0.37) acts.push({ kind: 'reply', person, at }, { kind: 'give-back', person, at: later });
    else if (roll < 0.47) acts.push({ kind: 'opt-out', person, at });
    else if (roll < 0.64) acts.push(...drawMoves(chance, script));
    else if (roll < 0.76) acts.push({ kind: 'pause-flow', flow, at }, { kind: 'resume-flow', flow, at: later });
    else if (roll < 0.86) acts.push({ kind: 'stop-run', person, at });
    else if (roll < 0.93)
      acts.push({ kind: 'stop-workspace', tenant, at }, { kind: 'release-workspace', tenant, at: later });
    else acts.push({ kind: 'pause-channel', tenant, at }, { kind: 'resume-channel', tenant, at: later });
  }
  return acts.sort((a, b) => a.at - b.at);
}

/** A flow is published while somebody may be in it, and people are moved to that version; whoever waits at one station may leave. */
function drawMoves(
  chance: Chance,
  { people, tenants, utterances }: Pick<Script, 'people' | 'tenants' | 'utterances'>,
): Script['operators'] {
  const { person, at: said } = chance.pick(utterances);
  const tenant = tenants[people[person]?.tenant as number] as Tenant;
  const flow = chance.pick(tenant.flows);
  let at = said + chance.between(100, 2_500);
  const acts: Script['operators'] = [{ kind: 'publish', flow, at }];
  for (let i = chance.pick([0, 1, 1, 2]); i > 0; i--) {
    at += chance.pick([100, 900, 3_000, 9_000]) + chance.between(0, 900);
    const leaving = chance.often(0.2) ? `s${chance.between(0, 3)}` : null;
    acts.push({ kind: 'move-people', flow, leaving, recompute: chance.often(0.3), at });
  }
  return acts;
}

/** Draws what happens in the schedule of a seed. */
export function drawScript(chance: Chance, newId: () => string): Script {
  const tight = chance.often(0.35);
  const tenants: Tenant[] = [
    { people: [], flows: [], rate: tight ? 1 : 80, burst: tight ? 1 : 80 },
    { people: [], flows: [], rate: 80, burst: 80 },
  ];
  const people: Script['people'] = [];
  for (let i = chance.between(1, 3); i > 0; i--) people.push({ tenant: 0, phone: `551198765432${i}` });
  // the same person writes to the other workspace too
  if (chance.often(0.4)) people.push({ tenant: 1, phone: '5511987654321' });
  for (const [index, { tenant }] of people.entries()) tenants[tenant]?.people.push(index);
  const flows = drawFlows(chance, newId, tenants);
  const long = chance.often(0.2);
  const flowsOf = (person: number) => {
    const { tenant } = people[person] as Script['people'][number];
    return (tenants[tenant] as Tenant).flows.map((index) => flows[index] as FlowPlan);
  };
  const utterances = drawUtterances(chance, people.length, flowsOf, long);
  return {
    tenants,
    flows,
    people,
    utterances,
    operators: drawOperators(chance, { people, flows, tenants, utterances }, long),
    jumps: chance.often(0.2)
      ? [{ at: chance.between(500, 20_000), byMs: chance.pick([20_000, 120_000, 2 * hour]) }]
      : [],
    workers: chance.between(2, 4),
    claimSize: tight ? 1 : chance.pick([1, 50, 50]),
    faults: {
      crash: chance.pick([0, 0.001, 0.003, 0.006]),
      cut: chance.pick([0, 0, 0.001, 0.003]),
      first: chance.pick([0, 0.02, 0.06]),
      graph: chance.pick([0, 0.1, 0.3]),
      statusLost: chance.pick([0, 0.1, 0.5]),
      unmarked: chance.pick([0, 0, 0.3]),
      repeated: chance.pick([0, 0.2, 0.5]),
    },
  };
}
