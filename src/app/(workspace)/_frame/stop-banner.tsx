'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { OctagonPause } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';

/** Says, above every page, that the workspace's stop is pulled. */
export function StopBanner() {
  const t = useTranslations('frame');
  const format = useFormats();
  const trpc = useTRPC();
  const { data: workspace } = useQuery(trpc.workspace.get.queryOptions({}));
  const resume = useMutation(trpc.workspace.stopSending.mutationOptions());
  if (!workspace?.stoppedAt) return null;
  return (
    <div role="alert" className="flex items-center gap-3 bg-danger-wash px-4 py-2 sm:px-8">
      <OctagonPause className="text-danger-ink" aria-hidden />
      <p className="flex-1">{t('stopped', { when: format.dateTime(new Date(workspace.stoppedAt)) })}</p>
      {workspace.role !== 'viewer' && workspace.role !== 'agent' && (
        <Button size="sm" busy={resume.isPending} onClick={() => resume.mutate({ stopped: false })}>
          {t('resume-sending')}
        </Button>
      )}
    </div>
  );
}
