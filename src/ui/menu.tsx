'use client';

import { ContextMenu as Context } from '@base-ui/react/context-menu';
import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import Link from 'next/link';
import { type ComponentProps, Fragment, type ReactElement, type ReactNode } from 'react';
import { cn } from './cn.ts';
import { popupClass, popupItemClass, popupLabelClass, popupSeparatorClass } from './popup-class.ts';

/** One row of a menu. */
export type MenuItem =
  | {
      label: string;
      icon?: ReactNode;
      shortcut?: string;
      danger?: boolean;
      disabled?: boolean;
      onSelect: () => void;
    }
  | { label: string; icon?: ReactNode; href: string };

/** Rows that belong together; a group with `value` is a choice of one. */
export type MenuGroup =
  | {
      label?: string;
      items: readonly MenuItem[];
      /** Labels so short, an emoji each, that they stand beside each other. */
      inline?: boolean;
    }
  | {
      label: string;
      value: string;
      onValueChange: (value: string) => void;
      choices: readonly { value: string; label: string; icon?: ReactNode }[];
    };

function Row({ item }: { item: MenuItem }) {
  if ('href' in item) {
    return (
      <Base.LinkItem className={popupItemClass} closeOnClick render={<Link href={item.href} />}>
        {item.icon}
        <span className="flex-1 truncate">{item.label}</span>
      </Base.LinkItem>
    );
  }
  return (
    <Base.Item
      className={cn(popupItemClass, item.danger && 'text-danger-ink')}
      disabled={item.disabled}
      onClick={item.onSelect}
    >
      {item.icon}
      <span className="flex-1 truncate">{item.label}</span>
      {item.shortcut && <span className="ps-4 text-muted text-xs">{item.shortcut}</span>}
    </Base.Item>
  );
}

function Group({ group }: { group: MenuGroup }) {
  if ('choices' in group) {
    return (
      <Base.RadioGroup value={group.value} onValueChange={group.onValueChange}>
        <div className={popupLabelClass} aria-hidden>
          {group.label}
        </div>
        {group.choices.map((choice) => (
          <Base.RadioItem key={choice.value} value={choice.value} closeOnClick className={popupItemClass}>
            {choice.icon}
            <span className="flex-1 truncate">{choice.label}</span>
            <Base.RadioItemIndicator>
              <Check aria-hidden />
            </Base.RadioItemIndicator>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    );
  }
  return (
    <Base.Group>
      {group.label && <Base.GroupLabel className={popupLabelClass}>{group.label}</Base.GroupLabel>}
      <div role="presentation" className={group.inline ? 'flex' : undefined}>
        {group.items.map((item) => (
          <Row key={item.label} item={item} />
        ))}
      </div>
    </Base.Group>
  );
}

function Groups({ groups }: { groups: readonly MenuGroup[] }) {
  return groups.map((group, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: groups have no identity and never move
    <Fragment key={index}>
      {index > 0 && <Base.Separator className={popupSeparatorClass} />}
      <Group group={group} />
    </Fragment>
  ));
}

/** Actions behind a button. */
export function Menu(props: {
  trigger: ReactElement<Record<string, unknown>>;
  groups: readonly MenuGroup[];
  side?: 'top' | 'right' | 'bottom' | 'left';
  align?: 'start' | 'center' | 'end';
  /** What takes the focus when the menu closes; the button that opened it, where nothing is said. */
  finalFocus?: ComponentProps<typeof Base.Popup>['finalFocus'];
  className?: string;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={props.trigger} />
      <Base.Portal>
        <Base.Positioner side={props.side} align={props.align ?? 'end'} sideOffset={4} className="z-50 outline-none">
          <Base.Popup finalFocus={props.finalFocus} className={cn(popupClass, 'min-w-44', props.className)}>
            <Groups groups={props.groups} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The same actions at the pointer, by right click or long press on `children`. */
export function ContextMenu(props: { groups: readonly MenuGroup[]; children: ReactElement<Record<string, unknown>> }) {
  return (
    <Context.Root>
      <Context.Trigger render={props.children} />
      <Context.Portal>
        <Context.Positioner className="z-50 outline-none">
          <Context.Popup className={cn(popupClass, 'min-w-44')}>
            <Groups groups={props.groups} />
          </Context.Popup>
        </Context.Positioner>
      </Context.Portal>
    </Context.Root>
  );
}
