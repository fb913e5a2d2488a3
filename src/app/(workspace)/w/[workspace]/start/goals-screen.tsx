'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { useNotifyError } from '../../../_frame/use-notify-error.ts';
import { GoalScene } from './goal-scene.tsx';
import { type Goal, goals } from './goals.ts';

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
            <GoalTile goal={goal} busy={busy} onChoose={() => start.mutate({ starter: goal, locale })} />
          </li>
        ))}
      </ul>
      <Button
        variant="ghost"
        className="justify-self-center text-muted"
        disabled={busy}
        onClick={() => createEmpty.mutate({ name: t('new-flow-name') })}
      >
        {t('goals-empty')}
      </Button>
    </div>
  );
}

function GoalTile(props: { goal: Goal; busy: boolean; onChoose: () => void }) {
  const t = useTranslations('flows');
  return (
    <button
      type="button"
      disabled={props.busy}
      onClick={props.onChoose}
      className="group grid w-full gap-3 rounded-card text-start outline-offset-4 disabled:opacity-60"
    >
      <GoalScene goal={props.goal} />
      <span className="grid gap-0.5 px-1">
        <span className="font-semibold group-hover:underline group-hover:underline-offset-4">
          {t(`starter-${props.goal}`)}
        </span>
        <span className="text-muted">{t(`starter-${props.goal}-text`)}</span>
      </span>
    </button>
  );
}
