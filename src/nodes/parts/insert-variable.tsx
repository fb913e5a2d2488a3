'use client';

import { Braces } from 'lucide-react';
import type { RefObject } from 'react';
import { IconButton } from '#/ui/icon-button.tsx';
import { Menu } from '#/ui/menu.tsx';
import type { OfferedVariable } from '../view.ts';
import { useNodeWords } from './use-node-words.ts';

const origins = ['flow', 'contact', 'message', 'other'] as const;

/** A button with every variable that the text beside it may name. */
export function InsertVariable(props: {
  variables: readonly OfferedVariable[];
  onInsert(name: string): void;
  /** The text, which takes the focus back. */
  target: RefObject<HTMLElement | null>;
}) {
  const t = useNodeWords();
  const groups = origins
    .map((origin) => ({
      label: t(`variables-${origin}`),
      items: props.variables
        .filter((variable) => variable.origin === origin)
        .map(({ name }) => ({ label: name, onSelect: () => props.onInsert(name) })),
    }))
    .filter(({ items }) => items.length > 0);
  return (
    <Menu
      trigger={
        <IconButton size="icon-sm" className="text-muted hover:text-ink" label={t('insert-variable')}>
          <Braces aria-hidden />
        </IconButton>
      }
      groups={groups}
      finalFocus={props.target}
    />
  );
}
