'use client';

import { ArrowDown, ArrowUp, Ellipsis, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconButton } from '#/ui/icon-button.tsx';
import { Menu } from '#/ui/menu.tsx';
import { useNodeWords } from './use-node-words.ts';

/** A list with one item moved or taken out. */
export function movedItem<Item>(items: readonly Item[], from: number, to: number | null): Item[] {
  const rest = items.filter((_, index) => index !== from);
  return to === null ? rest : rest.toSpliced(to, 0, items[from] as Item);
}

/** What can be done with one item of a list: move it or remove it. `name` says which item. */
export function ItemMenu<Item>(props: {
  name: string;
  items: readonly Item[];
  index: number;
  onItemsChange(items: Item[]): void;
}) {
  const t = useNodeWords();
  const common = useTranslations('common');
  const { items, index, onItemsChange } = props;
  return (
    <Menu
      trigger={
        <IconButton size="icon" label={t('item-menu', { item: props.name })}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
      groups={[
        {
          items: [
            {
              label: t('move-up'),
              icon: <ArrowUp aria-hidden />,
              disabled: index === 0,
              onSelect: () => onItemsChange(movedItem(items, index, index - 1)),
            },
            {
              label: t('move-down'),
              icon: <ArrowDown aria-hidden />,
              disabled: index === items.length - 1,
              onSelect: () => onItemsChange(movedItem(items, index, index + 1)),
            },
          ],
        },
        {
          items: [
            {
              label: common('remove'),
              icon: <Trash2 aria-hidden />,
              danger: true,
              onSelect: () => onItemsChange(movedItem(items, index, null)),
            },
          ],
        },
      ]}
    />
  );
}
