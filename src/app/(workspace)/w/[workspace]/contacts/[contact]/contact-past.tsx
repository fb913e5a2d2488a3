'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RelativeTime } from '#/ui/relative-time.tsx';
import { Section } from '#/ui/section.tsx';
import { firstWords } from '../../../../_thread/shown-body.ts';
import { RunState } from '../../runs/run-state.tsx';
import type { ContactProfile } from '../contact-row.ts';

/** The conversations and the last runs of a person. */
export function ContactPast({ contact, workspace }: { contact: ContactProfile; workspace: string }) {
  const t = useTranslations('contacts');
  return (
    <div className="grid content-start gap-10">
      <Section title={t('conversations')}>
        {contact.conversations.length === 0 && <p className="text-muted">{t('no-conversations')}</p>}
        <ul className="border-t empty:hidden">
          {contact.conversations.map((row) => (
            <Row key={row.id} href={`/w/${workspace}/conversations/${row.id}`} at={row.lastMessageAt}>
              <span className="shrink-0 font-medium">{row.channel.name}</span>
              <span className="truncate text-muted">
                <bdi>{row.preview && firstWords(row.preview)}</bdi>
              </span>
            </Row>
          ))}
        </ul>
      </Section>
      <Section title={t('runs')}>
        {contact.runs.length === 0 && <p className="text-muted">{t('no-runs')}</p>}
        <ul className="border-t empty:hidden">
          {contact.runs.map((run) => (
            <Row key={run.id} href={`/w/${workspace}/runs/${run.id}`} at={run.startedAt}>
              <bdi className="shrink-0 font-medium">{run.flow.name}</bdi>
              <span className="min-w-0 text-muted">
                <RunState run={run} />
              </span>
            </Row>
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Row({ href, at, children }: { href: string; at: string; children: ReactNode }) {
  return (
    <li className="border-b">
      <Link href={href} className="flex min-h-10 items-center gap-3 hover:bg-hover">
        {children}
        <RelativeTime at={new Date(at)} className="ms-auto shrink-0 text-muted text-sm" />
      </Link>
    </li>
  );
}
