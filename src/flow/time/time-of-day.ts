const shape = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Tells whether a text is a time of day such as `09:30`. */
export function isTimeOfDay(text: string): boolean {
  return shape.test(text);
}

/** Minutes from midnight to a time of day such as `09:30`. Throws when it is none. */
export function minutesOfDay(text: string): number {
  const found = shape.exec(text);
  if (!found) throw new Error(`not a time of day: ${text}`);
  return Number(found[1]) * 60 + Number(found[2]);
}
