import type { Facts } from '../run/facts.ts';

const known = new Map<string, boolean>();

/** Tells whether this runtime knows a time zone. */
export function isTimeZone(name: string): boolean {
  let answer = known.get(name);
  if (answer === undefined) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      answer = true;
    } catch {
      answer = false;
    }
    if (known.size > 1_000) known.clear();
    known.set(name, answer);
  }
  return answer;
}

/** The zone in which a contact lives: its own, else the workspace's, else UTC. */
export function timeZoneOf({ contact, workspace }: Facts): string {
  return [contact.timeZone, workspace.timeZone].find((zone) => zone !== null && isTimeZone(zone)) ?? 'UTC';
}
