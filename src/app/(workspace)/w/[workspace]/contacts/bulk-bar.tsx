'use client';

import { useQuery } from '@tanstack/react-query';
import { BellOff, FolderMinus, FolderPlus, Tag, Tags, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Menu } from '#/ui/menu.tsx';
import { type BulkAction, BulkDialog } from './bulk-dialog.tsx';
import { ChangeProgress } from './change-progress.tsx';
import type { ListFilter } from './list-filter.ts';

/** What can be done with the chosen contacts, or with everybody whom the list finds; and how far that has come. */
export function BulkBar(props: {
  filter: ListFilter;
  chosen: ReadonlySet<string>;
  /** Contacts that are in view. */
  shown: number;
  more: boolean;
  onClear: () => void;
}) {
  const t = useTranslations('contacts');
  const format = useFormats();
  const trpc = useTRPC();
  const { filter, chosen, shown, more, onClear } = props;
  const [everybody, setEverybody] = useState(false);
  const [action, setAction] = useState<BulkAction | null>(null);
  const [running, setRunning] = useState<string | null>(null);
  const whole = chosen.size > 0 && chosen.size === shown && more;
  const { data: count } = useQuery({ ...trpc.contact.count.queryOptions(filter), enabled: whole });
  const all = everybody && whole;
  const number = all ? (count?.count ?? 0) : chosen.size;
  if (running) return <ChangeProgress id={running} onRunning={setRunning} />;
  if (chosen.size === 0) return null;
  const item = (kind: BulkAction, icon: React.ReactNode) => ({
    label: t(`bulk-${kind}`),
    icon,
    onSelect: () => setAction(kind),
  });
  return (
    <section
      aria-label={t('bulk')}
      className="sticky bottom-3 z-20 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-card bg-raised px-4 py-2 shadow-float"
    >
      <span className="font-medium" aria-live="polite">
        {all && count && !count.exact
          ? t('bulk-about', { count: format.number(count.count) })
          : t('bulk-chosen', { count: number })}
      </span>
      {whole && !everybody && (
        <Button variant="ghost" onClick={() => setEverybody(true)}>
          {count && !count.exact
            ? t('bulk-everybody-about', { count: format.number(count.count) })
            : t('bulk-everybody', { count: count?.count ?? shown })}
        </Button>
      )}
      <Menu
        side="top"
        trigger={<Button>{t('bulk-do')}</Button>}
        groups={[
          { items: [item('add-tag', <Tag aria-hidden />), item('remove-tag', <Tags aria-hidden />)] },
          {
            items: [
              item('add-to-group', <FolderPlus aria-hidden />),
              item('remove-from-group', <FolderMinus aria-hidden />),
            ],
          },
          { items: [item('opt-out', <BellOff aria-hidden />)] },
        ]}
      />
      <IconButton label={t('bulk-clear')} onClick={onClear}>
        <X aria-hidden />
      </IconButton>
      {action && (
        <BulkDialog
          action={action}
          count={number}
          target={all ? { filter } : { ids: [...chosen].slice(0, 1_000) }}
          onClose={() => setAction(null)}
          onStarted={(id) => {
            setAction(null);
            onClear();
            setRunning(id);
          }}
        />
      )}
    </section>
  );
}
