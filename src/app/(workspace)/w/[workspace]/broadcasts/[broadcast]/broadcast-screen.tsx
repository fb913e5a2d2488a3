'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useTRPC } from '#/trpc/client.tsx';
import { ComposeScreen } from './compose-screen.tsx';
import { ReportScreen } from './report-screen.tsx';

/** A draft is written; everything else is followed. */
export function BroadcastScreen({ workspace, id }: { workspace: string; id: string }) {
  const trpc = useTRPC();
  const { data: broadcast } = useSuspenseQuery(trpc.broadcast.get.queryOptions({ id }));
  const Screen = broadcast.status === 'draft' ? ComposeScreen : ReportScreen;
  return <Screen workspace={workspace} broadcast={broadcast} />;
}
