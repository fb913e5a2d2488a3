'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, Suspense } from 'react';
import { cn } from '#/ui/cn.ts';
import { SkeletonRows } from '#/ui/skeleton.tsx';
import { ConversationList } from './conversation-list.tsx';

/** List and thread side by side; on a phone one of them. */
export function ConversationsFrame({ workspace, children }: { workspace: string; children: ReactNode }) {
  const open = usePathname().split('/')[4] ?? null;
  return (
    <div className="flex h-full min-h-0">
      <section className={cn('flex w-full shrink-0 flex-col md:w-80 md:border-e', open && 'max-md:hidden')}>
        <Suspense fallback={<SkeletonRows rows={8} columns={1} />}>
          <ConversationList workspace={workspace} open={open} />
        </Suspense>
      </section>
      <section className={cn('flex min-w-0 flex-1 flex-col', !open && 'max-md:hidden')}>{children}</section>
    </div>
  );
}
