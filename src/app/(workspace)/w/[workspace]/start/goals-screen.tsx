'use client';

import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { useNotifyError } from '../../../_frame/use-notify-error.ts';
import { GoalScene } from './goal-scene.tsx';
import { goals } from './goals.ts';

/** The goals to start from; each becomes a flow that can be talked to at once. */
export function GoalsScreen({ workspace }: { workspace: string }) {
  const t = useTranslations('flows');
  const locale = useLocale();
  const trpc = useTRPC();
  const router = useRouter();
  const options = {
    onSuccess: ({ id }: { id: string }) => router.push(`/w/${workspace}/flows/${id}`),
    onError: useNotifyError(),
  };
  const start = useMutation(trpc.flow.createFromStarter.mutationOptions(options));
  const createEmpty = useMutation(trpc.flow.create.mutationOptions(options));
  const busy = start.isPending || start.isSuccess || createEmpty.isPending || createEmpty.isSuccess;
  return (
    <div className="mx-auto grid w-full max-w-measure gap-8 px-4 py-10 sm:px-8 sm:py-16">
      <header className="grid justify-items-center gap-2 text-center">
        <h1 className="text-balance font-semibold text-2xl">{t('goals-title')}</h1>
        <p className="text-balance text-muted">{t('goals-text')}</p>
      </header>
      <ul className="grid gap-x-6 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
        {goals.map((goal) => (
          <li key={goal}>
            <Tile
              picture={<GoalScene goal={goal} />}
              title={t(`starter-${goal}`)}
              text={t(`starter-${goal}-text`)}
              busy={busy}
              onChoose={() => start.mutate({ starter: goal, locale })}
            />
          </li>
        ))}
        <li>
          <Tile
            picture={<EmptyCanvas />}
            title={t('goals-empty')}
            text={t('goals-empty-text')}
            busy={busy}
            onChoose={() => createEmpty.mutate({ name: t('new-flow-name') })}
          />
        </li>
      </ul>
    </div>
  );
}

function Tile(props: { picture: ReactNode; title: string; text: string; busy: boolean; onChoose: () => void }) {
  return (
    <button
      type="button"
      disabled={props.busy}
      onClick={props.onChoose}
      className="group grid w-full gap-3 rounded-card text-start outline-offset-4 disabled:opacity-60"
    >
      {props.picture}
      <span className="grid gap-0.5">
        <span className="font-semibold group-hover:underline group-hover:underline-offset-4">{props.title}</span>
        <span className="text-muted">{props.text}</span>
      </span>
    </button>
  );
}

/** The canvas before anything stands on it. */
function EmptyCanvas() {
  return (
    <div
      aria-hidden
      className="grid h-40 place-items-center rounded-card border border-line border-dashed bg-[radial-gradient(var(--line)_1px,transparent_1px)] [background-size:16px_16px]"
    >
      <span className="grid size-10 place-items-center rounded-card bg-panel text-muted shadow-float">
        <Plus />
      </span>
    </div>
  );
}
