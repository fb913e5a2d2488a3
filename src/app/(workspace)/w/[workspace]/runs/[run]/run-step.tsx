'use client';

import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { useStepWords } from '#/editor/use-step-words.ts';
import { useFormats } from '#/i18n/use-formats.ts';
import { Badge } from '#/ui/badge.tsx';
import { Bubble } from '#/ui/phone/bubble.tsx';
import { usePhoneMessages } from '../../../../_thread/use-phone-messages.ts';
import type { ShownRun, ShownStep } from './shown-run.ts';
import { useEventWords } from './use-event-words.ts';

/** One turn: when, what moved the run, which steps it went through, what went out. */
export function RunStep({ step, run, workspace }: { step: ShownStep; run: ShownRun; workspace: string }) {
  const t = useTranslations('runs');
  const format = useFormats();
  const show = usePhoneMessages(workspace, 'run');
  const sayEvent = useEventWords();
  return (
    <li className="grid gap-3 border-b py-4 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <time dateTime={step.at} title={format.full(new Date(step.at))} className="pt-0.5 text-muted text-sm">
        {format.dateTime(new Date(step.at))}
      </time>
      <div className="grid min-w-0 grid-cols-1 gap-3">
        <p className="flex items-center gap-2 font-medium">
          {sayEvent(step.event)}
          {step.late && <Badge tone="warning">{t('late')}</Badge>}
        </p>
        {step.trail.length > 0 && <Trail step={step} run={run} />}
        {step.messages.length > 0 && (
          <div className="flex max-w-120 flex-col gap-2 rounded-card bg-phone p-3">
            {step.messages.map((message) => (
              <Bubble key={message.id} message={show(message)} mine={message.direction === 'out'} />
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

/** The steps that a turn went through, in order. */
function Trail({ step, run }: { step: ShownStep; run: ShownRun }) {
  const t = useTranslations('runs');
  const steps = useStepWords();
  // what this version no longer has, the version had in which the run was then
  const nodes = [run.document, ...run.formerDocuments].flatMap((document) => document.nodes);
  const names = step.trail.map(({ node }) => {
    const found = nodes.find((candidate) => candidate.id === node);
    return found ? steps.name(found) : t('step-gone');
  });
  return (
    <p className="flex flex-wrap items-center gap-1 text-muted text-sm">
      <span className="sr-only">{t('visited')}</span>
      {names.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a turn may pass one step twice
        <Fragment key={index}>
          {index > 0 && <ChevronRight className="size-3 rtl:rotate-180" aria-hidden />}
          <bdi>{name}</bdi>
        </Fragment>
      ))}
    </p>
  );
}
