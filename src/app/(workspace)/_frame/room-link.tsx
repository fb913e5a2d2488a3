'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { cn } from '#/ui/cn.ts';
import { Tooltip } from '#/ui/tooltip.tsx';
import type { navigation } from './navigation.ts';

/** The way to a room. */
export function RoomLink(props: {
  entry: (typeof navigation)[number];
  workspace: string;
  current: boolean;
  narrow: boolean;
}) {
  const t = useTranslations('frame');
  const { key, icon: Icon } = props.entry;
  const link = (
    <Link
      href={`/w/${props.workspace}/${key}`}
      aria-current={props.current ? 'page' : undefined}
      className={cn(
        'flex h-8 items-center gap-2.5 rounded-control px-2.5 font-medium transition-colors hover:bg-hover',
        props.current ? 'bg-hover text-ink' : 'text-muted',
        props.narrow ? 'justify-center px-0' : 'max-lg:justify-center max-lg:px-0',
      )}
    >
      <Icon aria-hidden />
      <span className={props.narrow ? 'sr-only' : 'max-lg:sr-only'}>{t(key)}</span>
    </Link>
  );
  if (!props.narrow) return link;
  return (
    <Tooltip text={t(key)} side="right">
      {link}
    </Tooltip>
  );
}
