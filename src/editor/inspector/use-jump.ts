'use client';

import { type RefObject, useEffect } from 'react';
import { useEditor, useView } from '../editor-context.tsx';
import type { ViewState } from '../view-store.ts';

const jumpOf = (state: ViewState) => state.jump;

/** How long (milliseconds) a form that is still loading is waited for. */
const patienceMs = 3_000;

const focusable = 'input, textarea, select, button, [tabindex="0"]';

/** The control of a field, or of the nearest field around it; the first control of the form when nothing is named. */
function controlOf(form: Element, field: string | null): HTMLElement | null {
  for (let path = field ?? ''; path; path = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '') {
    const named = form.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"], [name="${CSS.escape(path)}"]`);
    if (named) return named.matches(focusable) ? named : (named.querySelector<HTMLElement>(focusable) ?? named);
  }
  return form.querySelector<HTMLElement>(`[data-form] :is(${focusable})`);
}

/** Moves the focus to the field, or the exit, that a problem pointed to, once its form is there; once, not at every visit. */
export function useJump(node: string, panel: RefObject<HTMLElement | null>) {
  const { view } = useEditor();
  const jump = useView(jumpOf);
  useEffect(() => {
    if (jump?.node !== node || !panel.current) return;
    const { current } = panel;
    const exit = jump.exit && current.querySelector<HTMLElement>(`[data-exit="${CSS.escape(jump.exit)}"]`);
    const find = () => exit || controlOf(current, jump.field);
    const forget = () => view.getState().jump === jump && view.setState({ jump: null });
    const now = find();
    if (now) {
      now.focus();
      return () => void forget();
    }
    const observer = new MutationObserver(() => {
      const loaded = find();
      if (!loaded) return;
      observer.disconnect();
      loaded.focus();
    });
    observer.observe(current, { childList: true, subtree: true });
    const timer = setTimeout(() => observer.disconnect(), patienceMs);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      forget();
    };
  }, [jump, node, panel, view]);
}
