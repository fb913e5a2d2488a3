'use client';

import { useQuery } from '@tanstack/react-query';
import type { AccessKey } from '#/server/auth/access.ts';
import { useTRPC } from '#/trpc/client.tsx';

/** Tells what the member may do here, so that nothing is offered that would be refused. The server decides all the same. */
export function useMay(): (key: AccessKey) => boolean {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.workspace.get.queryOptions({}));
  return (key) => data?.may.includes(key) ?? false;
}
