'use client';

import { useMemo } from 'react';
import { useFormatter, useLocale, useNow, useTranslations } from 'use-intl';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Writes numbers, dates and durations in the reader's language and the workspace's time zone. */
export function useFormats() {
  const format = useFormatter();
  const locale = useLocale();
  const t = useTranslations('common');
  const year = useNow().getFullYear();
  return useMemo(
    () => ({
      number: (value: number) => format.number(value),
      /** An amount in a currency (ISO 4217); a currency that is none is written as it came. */
      money(amount: number, currency: string | null) {
        if (currency && /^[a-z]{3}$/i.test(currency)) return format.number(amount, { style: 'currency', currency });
        return [format.number(amount), currency].filter(Boolean).join(' ');
      },
      percent: (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 1 }),
      time: (at: number | Date) => format.dateTime(at, 'time'),
      date: (at: number | Date) => format.dateTime(at, 'date'),
      /** Day and time; the year only where it is not this one. */
      dateTime: (at: number | Date) =>
        format.dateTime(at, 'date-time', new Date(at).getFullYear() === year ? undefined : { year: 'numeric' }),
      /** With seconds and year, for tooltips. */
      full: (at: number | Date) => format.dateTime(at, 'full'),
      weekday: (at: number | Date) => format.dateTime(at, { weekday: 'long', day: 'numeric', month: 'long' }),
      /** "3 minutes ago"; whatever is younger than a minute is "just now". */
      relative(at: number | Date, now: number) {
        const past = Math.abs(now - new Date(at).getTime());
        return past < 60_000 ? t('just-now') : format.relativeTime(at, now);
      },
      /** "2 hr, 5 min": the two largest units of a length of time. */
      duration(milliseconds: number) {
        if (milliseconds < 60_000) return format.number(Math.round(milliseconds / 1_000), unitStyle('second'));
        const parts: string[] = [];
        let rest = milliseconds;
        for (const [unit, length] of units) {
          const count = Math.floor(rest / length);
          rest -= count * length;
          if (count > 0 && parts.length < 2) parts.push(format.number(count, unitStyle(unit)));
        }
        return format.list(parts, { type: 'unit', style: 'short' });
      },
      bytes(count: number) {
        const [value, unit] = count < 1_000_000 ? [count / 1_000, 'kilobyte'] : [count / 1_000_000, 'megabyte'];
        return format.number(value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 });
      },
      list: (values: readonly string[]) => format.list(values),
      languageName: (tag: string) => format.displayName(tag, { type: 'language' }),
      compare: new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }).compare,
    }),
    [format, locale, t, year],
  );
}

function unitStyle(unit: string) {
  return { style: 'unit', unit, unitDisplay: 'short' } as const;
}
