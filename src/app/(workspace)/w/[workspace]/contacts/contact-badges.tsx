'use client';

import { useTranslations } from 'use-intl';
import { Badge } from '#/ui/badge.tsx';
import type { ContactRow } from './contact-row.ts';

/** Tags that a row has room for. */
const mostTags = 2;

/** What a row says of a person: no marketing, the first tags, and how many more there are. */
export function ContactBadges({ contact }: { contact: ContactRow }) {
  const t = useTranslations('contacts');
  const room = contact.optedOutAt ? mostTags - 1 : mostTags;
  const rest = contact.tags.slice(room);
  return (
    <span className="flex gap-1 overflow-hidden">
      {contact.optedOutAt && <Badge tone="warning">{t('opted-out')}</Badge>}
      {contact.tags.slice(0, room).map((tag) => (
        <Badge key={tag} className="min-w-0 shrink">
          <bdi className="truncate">{tag}</bdi>
        </Badge>
      ))}
      {rest.length > 0 && (
        <span title={rest.join(', ')}>
          <Badge>+{rest.length}</Badge>
        </span>
      )}
    </span>
  );
}
