'use client';

import { useMessages, useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { Section } from '#/ui/section.tsx';
import type { ContactProfile } from '../contact-row.ts';

/** What the person said about marketing, and when. */
export function ContactConsent({ contact }: { contact: ContactProfile }) {
  const t = useTranslations('contacts');
  const format = useFormats();
  const known = useMessages().contacts;
  const sourceOf = (source: string) =>
    Object.hasOwn(known, `source-${source}`) ? t(`source-${source}` as 'source-member') : source;
  return (
    <Section title={t('consent')}>
      {contact.consent.length === 0 ? (
        <p className="text-muted">{t('no-consent')}</p>
      ) : (
        <ul className="grid gap-1">
          {contact.consent.map((entry) => (
            <li key={entry.at} className="grid gap-0.5">
              <span className="flex flex-wrap gap-x-2">
                {t(`consent-${entry.change}`)}
                <span className="text-muted">
                  {sourceOf(entry.source)}, {format.dateTime(new Date(entry.saidAt ?? entry.at))}
                </span>
              </span>
              {entry.wording && (
                <bdi className="text-muted text-sm [overflow-wrap:anywhere]">
                  {t('quoted', { text: entry.wording })}
                </bdi>
              )}
              {entry.proof && (
                <bdi className="text-muted text-sm [overflow-wrap:anywhere]">
                  {t('proof-is', { text: entry.proof })}
                </bdi>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
