'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTRPC } from '#/trpc/client.tsx';
import { useNotifyError } from '../../../_frame/use-notify-error.ts';

/** Makes or copies a broadcast, and opens it. */
export function useCreateBroadcast(workspace: string) {
  const trpc = useTRPC();
  const router = useRouter();
  const onError = useNotifyError();
  const onSuccess = ({ id }: { id: string }) => router.push(`/w/${workspace}/broadcasts/${id}`);
  const create = useMutation(trpc.broadcast.create.mutationOptions({ onSuccess, onError }));
  const duplicate = useMutation(trpc.broadcast.duplicate.mutationOptions({ onSuccess, onError }));
  return { create, duplicate };
}
