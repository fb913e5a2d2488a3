'use client';

import { Menu } from '@base-ui/react/menu';
import { Copy, CopyPlus, Pencil, Play, Trash2 } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from '#/ui/cn.ts';
import { popupClass, popupItemClass } from '#/ui/popup-class.ts';
import { useDraft, useEditor, useView } from '../editor-context.tsx';
import { anchorOf } from '../palette/step-picker.tsx';
import { selectionOf } from '../selection.ts';
import type { EditorState } from '../store.ts';
import { useCommands } from '../use-commands.ts';
import type { ViewState } from '../view-store.ts';

const menuOf = (state: ViewState) => state.menu;
const isReadOnly = (state: EditorState) => state.readOnly;

/** The actions of one step. One menu serves all cards: a thousand closed ones would weigh too much. */
export function CardMenu() {
  const t = useTranslations('editor');
  const common = useTranslations('common');
  const { view, draft, rehearsal } = useEditor();
  const commands = useCommands();
  const menu = useView(menuOf);
  const readOnly = useDraft(isReadOnly);
  const anchor = useMemo(() => (menu ? anchorOf(menu.anchor) : null), [menu]);

  /** Selects the step, unless it is one of several selected ones, which then all are meant. */
  function on(act: () => void) {
    if (!menu) return;
    if (!draft.getState().selection.nodes.has(menu.node)) draft.actions.select(selectionOf([menu.node]));
    act();
  }
  function rehearseHere() {
    if (!menu) return;
    rehearsal.perform({ kind: 'start-at', node: menu.node });
    view.setState({ panel: 'phone', panelOpen: true });
  }
  return (
    <Menu.Root open={menu !== null} onOpenChange={(open) => !open && view.setState({ menu: null })}>
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} align="start" sideOffset={4} className="z-50 outline-none">
          <Menu.Popup aria-label={t('step-menu')} className={cn(popupClass, 'min-w-48')}>
            {!readOnly && (
              <Item icon={<Pencil />} keys="F2" onClick={() => menu && view.setState({ renaming: menu.node })}>
                {t('rename-step')}
              </Item>
            )}
            <Item icon={<Play />} onClick={rehearseHere}>
              {t('rehearse-here')}
            </Item>
            <Item icon={<Copy />} keys="Ctrl C" onClick={() => on(() => void commands.copyByClick())}>
              {common('copy')}
            </Item>
            {!readOnly && (
              <>
                <Item icon={<CopyPlus />} keys="Ctrl D" onClick={() => on(commands.duplicate)}>
                  {common('duplicate')}
                </Item>
                <Item icon={<Trash2 />} keys="Del" onClick={() => on(commands.remove)}>
                  {common('delete')}
                </Item>
              </>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Item(props: { icon: ReactNode; keys?: string; onClick: () => void; children: ReactNode }) {
  return (
    <Menu.Item className={popupItemClass} onClick={props.onClick}>
      <span aria-hidden>{props.icon}</span>
      <span className="flex-1 truncate">{props.children}</span>
      {props.keys && <span className="ps-4 text-muted text-xs">{props.keys}</span>}
    </Menu.Item>
  );
}
