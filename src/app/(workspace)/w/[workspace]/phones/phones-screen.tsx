'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { EmptyState } from '#/ui/empty-state.tsx';
import { useMay } from '../../../_frame/use-may.ts';
import { AddPhone } from './add-phone.tsx';
import { phonesAtFirst } from './phones-at-first.ts';
import { PhonesEmpty } from './phones-empty.tsx';
import { SimulatedPhone } from './simulated-phone.tsx';
import { usePhonesLive } from './use-phones-live.ts';

/** Simulated people, each with a phone, beside each other. */
export function PhonesScreen({ workspace }: { workspace: string }) {
  const t = useTranslations('phones');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const may = useMay();
  const [most, setMost] = useState(phonesAtFirst);
  const { data } = useSuspenseQuery(trpc.phone.list.queryOptions({}));
  usePhonesLive();
  const [channel] = data.channels;
  if (data.simulator === 'off' || !channel) return <PhonesEmpty simulator={data.simulator} />;
  const canUse = may('phone.use');
  return (
    <div className="flex h-full flex-col [--gutter:1rem] sm:[--gutter:max(2rem,calc((100%-1200px)/2+2rem))]">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-(--gutter) sm:min-h-title">
        <h1 className="flex h-title items-center font-semibold text-lg">{t('title')}</h1>
        <span className="ms-auto flex items-center gap-2">{canUse && <AddPhone channels={data.channels} />}</span>
        <p className="w-full pb-4 text-muted">
          {t('text')} {t('memory')}
        </p>
      </header>
      {data.phones.length === 0 && <EmptyState title={t('empty-title')}>{t('empty-text')}</EmptyState>}
      <ul className="flex min-h-0 flex-1 snap-x snap-mandatory gap-6 overflow-x-auto px-(--gutter) pb-6 sm:snap-none">
        {data.phones.slice(0, most).map((phone) => (
          <li
            key={`${phone.channelId} ${phone.id}`}
            className="h-full max-h-170 min-h-100 shrink-0 snap-center max-sm:w-full"
          >
            <SimulatedPhone
              phone={phone}
              business={
                data.channels.length > 1 ? data.channels.find((own) => own.id === phone.channelId)?.name : undefined
              }
              workspace={workspace}
              canUse={canUse}
            />
          </li>
        ))}
        {data.phones.length > most && (
          <li className="grid shrink-0 place-items-center">
            <Button onClick={() => setMost(most + phonesAtFirst)}>{common('show-more')}</Button>
          </li>
        )}
      </ul>
    </div>
  );
}
