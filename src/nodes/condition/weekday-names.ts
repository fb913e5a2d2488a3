/** A Monday. */
const monday = Date.UTC(2026, 0, 5);

/** The days of the week in a language, Monday first. */
export function weekdayNames(locale: string, width: 'short' | 'long'): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => format.format(monday + day * 86_400_000));
}
