'use client';

import { CircleAlert, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#/ui/button.tsx';
import { cn } from '#/ui/cn.ts';
import type { FormTools } from '../view.ts';
import { ItemMenu } from './item-menu.tsx';

/** A list in a config: each item with its own fields, moved and removed by a menu, new ones added at the end. */
export function ListField<Item>(props: {
  tools: FormTools;
  /** Path in the config. */
  field: string;
  label: string;
  hint?: string;
  items: readonly Item[];
  onItemsChange(items: Item[]): void;
  /** Names one item for those who hear the screen. */
  nameOf(item: Item, index: number): string;
  keyOf(item: Item, index: number): string;
  addLabel: string;
  newItem(): Item;
  /** No more can be added from here on. */
  most?: number;
  quiet?: boolean;
  /** What each item is: a line, a few controls, or a part of the form whose heading leaves room for the menu at its end. */
  shape?: 'line' | 'block' | 'part';
  /** The last one cannot be taken out. */
  keepsOne?: boolean;
  children(item: Item, index: number, set: (item: Item) => void): ReactNode;
}) {
  const { tools, field, items, onItemsChange, shape = 'line' } = props;
  const error = tools.errorOf(field);
  return (
    <fieldset className={cn('grid min-w-0', shape === 'line' ? 'gap-2' : 'gap-3')} data-field={field}>
      <legend className={props.quiet ? 'sr-only' : 'mb-1.5 font-medium text-sm'}>{props.label}</legend>
      {items.map((item, index) => (
        <div
          key={props.keyOf(item, index)}
          className={cn('relative flex items-start gap-1', shape === 'part' && index > 0 && 'border-t pt-3')}
        >
          <div className="grid min-w-0 flex-1 gap-1.5">
            {props.children(item, index, (next) => onItemsChange(items.with(index, next)))}
          </div>
          {(items.length > 1 || !props.keepsOne) && (
            <div className={cn(shape === 'part' && ['absolute end-0', index > 0 ? 'top-1' : '-top-2'])}>
              <ItemMenu name={props.nameOf(item, index)} items={items} index={index} onItemsChange={onItemsChange} />
            </div>
          )}
        </div>
      ))}
      {props.hint && !error && <p className="text-muted text-xs">{props.hint}</p>}
      {error && (
        <p className="flex items-start gap-1.5 text-danger-ink text-xs">
          <CircleAlert className="mt-px size-3.5" aria-hidden />
          <span>{error}</span>
        </p>
      )}
      <Button
        variant="ghost"
        size="sm"
        className="-ms-2 w-fit text-muted"
        disabled={items.length >= (props.most ?? 50)}
        onClick={() => onItemsChange([...items, props.newItem()])}
      >
        <Plus aria-hidden />
        {props.addLabel}
      </Button>
    </fieldset>
  );
}
