'use client';

import { useQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { useTRPC } from '#/trpc/client.tsx';
import type { AppRouter } from '#/trpc/router.ts';
import { Section } from '#/ui/section.tsx';
import { Status } from '#/ui/status.tsx';

type Reach = inferRouterOutputs<AppRouter>['contact']['wouldReach'][number]['answer'];

const tones = { send: 'success', hold: 'warning', cancel: 'off' } as const;

/** What the gate of all sends would say of this person now, on each channel, and why. */
export function ContactReach({ id }: { id: string }) {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const { data: channels } = useQuery({ ...trpc.contact.wouldReach.queryOptions({ id }), refetchInterval: 30_000 });
  if (!channels || channels.length === 0) return null;
  return (
    <Section title={t('reach')}>
      <ul className="grid gap-4">
        {channels.map(({ channel, name, answer, marketing }) => (
          <li key={channel} className="grid gap-1.5">
            {channels.length > 1 && <span className="font-medium text-sm">{name}</span>}
            <Verdict label={t('reach-answer')} reach={answer} />
            <Verdict label={t('reach-marketing')} reach={marketing} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Verdict({ label, reach: { verdict, reason, until } }: { label: string; reach: Reach }) {
  const t = useTranslations('contacts');
  const format = useFormats();
  return (
    <div className="grid gap-0.5">
      <Status tone={tones[verdict]}>
        {label}: {t(`reach-${verdict}`)}
      </Status>
      {reason && (
        <p className="pl-4 text-muted text-sm">
          {t(`reach-why-${reason}`)}
          {until && reason === 'quiet-hours' && ` ${t('reach-until', { when: format.dateTime(new Date(until)) })}`}
        </p>
      )}
    </div>
  );
}
