'use client';

import { Popover } from '@base-ui/react/popover';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from '#/ui/cn.ts';
import { popupClass } from '#/ui/popup-class.ts';
import { useEditor, useView } from '../editor-context.tsx';
import type { Anchor, ViewState } from '../view-store.ts';
import { PickerList } from './picker-list.tsx';

const pickerOf = (state: ViewState) => state.picker;

/** What a popup positions itself by: an element, or a point of the window. */
export function anchorOf(anchor: Anchor) {
  if (anchor instanceof Element) return anchor;
  return { getBoundingClientRect: () => new DOMRect(anchor.x, anchor.y, 0, 0) };
}

/** The list from which a step is chosen by typing, where one is: for a new step, or for where an exit leads. */
export function StepPicker() {
  const t = useTranslations('editor');
  const { view } = useEditor();
  const picker = useView(pickerOf);
  const close = useCallback(() => view.setState({ picker: null }), [view]);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (picker) opener.current = picker.opener;
  }, [picker]);
  const anchor = useMemo(() => (picker ? anchorOf(picker.anchor) : null), [picker]);
  return (
    <Popover.Root open={picker !== null} onOpenChange={(open) => !open && close()}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} side="right" align="start" sideOffset={8} className="z-50">
          <Popover.Popup
            aria-label={t('choose-step')}
            finalFocus={() => focusTarget(opener.current)}
            className={cn(popupClass, 'flex max-h-96 w-72 flex-col overflow-hidden p-0')}
          >
            {picker && <PickerList target={picker.target} onClose={close} />}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Focus goes back to where it was, unless a new step has already taken it. */
function focusTarget(opener: Element | null): HTMLElement | false {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.closest('.react-flow__node')) return false;
  return opener instanceof HTMLElement && opener.isConnected ? opener : false;
}
