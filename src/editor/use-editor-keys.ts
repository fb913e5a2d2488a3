'use client';

import { useEffect, useRef } from 'react';
import { useEditor } from './editor-context.tsx';
import { onlyNode, selectionOf } from './selection.ts';
import { stepAlong, type Way } from './step-along.ts';
import { useCommands } from './use-commands.ts';

/** Places where keys belong to what is being typed or chosen. */
const typingIn = 'input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog], [role=log]';

/** Fields whose typing is part of the draft: there too, undo is ours. */
const draftFields = '[data-region=inspector], [data-region=outline], [data-region=name]';

const regions = ['top-bar', 'palette', 'canvas', 'outline', 'inspector'];

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const ways: Record<string, Way> = { ArrowLeft: 'back', ArrowRight: 'on', ArrowUp: 'before', ArrowDown: 'after' };

const nudgeBy = 8;
const nudgeFarBy = 64;

/** Moves the focus to the next part of the editor. */
function nextRegion(backwards: boolean) {
  const present = regions.flatMap((name) => document.querySelector<HTMLElement>(`[data-region=${name}]`) ?? []);
  const at = present.findIndex((region) => region.contains(document.activeElement));
  const next = present.at((at + (backwards ? -1 : 1) + present.length) % present.length);
  next?.querySelector<HTMLElement>('.react-flow__node, button, input, a, [tabindex]')?.focus();
}

/** The keys of the editor, its clipboard included; `?` lists them. */
export function useEditorKeys() {
  const { draft, view, canvas } = useEditor();
  const commands = useCommands();
  const pointer = useRef<{ x: number; y: number } | null>(null);

  useEffect(() => {
    const { actions } = draft;
    const isTyping = (target: EventTarget | null) => target instanceof Element && target.closest(typingIn) !== null;

    /** Where something new goes: under the pointer while it is over the canvas. */
    function spot() {
      const at = pointer.current;
      const over = at && document.elementFromPoint(at.x, at.y)?.closest('.react-flow__pane, .react-flow__node');
      return over ? at : undefined;
    }
    function openPicker() {
      const at = spot();
      const box = document.querySelector('[data-region=canvas], [data-region=outline]')?.getBoundingClientRect();
      const anchor = at ?? {
        x: (box?.x ?? 0) + (box?.width ?? 0) / 2 - 144,
        y: (box?.y ?? 0) + (box?.height ?? 0) / 4,
      };
      view.openPicker({ kind: 'free', position: canvas.current.placeAt(at) }, anchor);
    }
    function onNode(event: KeyboardEvent, node: string) {
      if (event.key === 'Enter') {
        actions.select(selectionOf([node]));
        view.jumpTo(node);
      } else if (event.key === ' ') {
        const nodes = new Set(draft.getState().selection.nodes);
        if (!nodes.delete(node)) nodes.add(node);
        actions.select(selectionOf(nodes));
      } else if (event.key === 'F2') {
        if (!draft.getState().readOnly) view.setState({ renaming: node });
      } else if (event.altKey && event.key in ways) {
        const { document: drawn } = draft.getState();
        const next = stepAlong(drawn, node, ways[event.key] as Way);
        if (next) commands.go(next);
      } else return false;
      return true;
    }
    function withControl(event: KeyboardEvent): boolean {
      const key = event.key.toLowerCase();
      if (key === 'z') event.shiftKey ? commands.redo() : commands.undo();
      else if (key === 'y') commands.redo();
      else if (key === 's') void commands.save();
      else if (isTyping(event.target)) return false;
      else if (key === 'd') commands.duplicate();
      else if (key === 'a') commands.selectAll();
      else return false;
      return true;
    }
    function plain(event: KeyboardEvent): boolean {
      const { selection } = draft.getState();
      const arrow = arrows[event.key];
      if (event.key === '/') openPicker();
      else if (event.key === '?') view.setState({ dialog: 'keys' });
      else if (event.key === 'Escape') commands.clearSelection();
      else if (event.key === 'Delete' || event.key === 'Backspace') commands.remove();
      else if (arrow && selection.nodes.size > 0 && inCanvas(event.target)) {
        const by = event.shiftKey ? nudgeFarBy : nudgeBy;
        actions.nudge(arrow[0] * by, arrow[1] * by);
      } else return false;
      return true;
    }
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      let done = false;
      if (event.key === 'F6') {
        nextRegion(event.shiftKey);
        done = true;
      } else if (event.ctrlKey || event.metaKey) {
        const inDraftField = event.target instanceof Element && event.target.closest(draftFields) !== null;
        done = (!isTyping(event.target) || inDraftField) && withControl(event);
      } else if (event.key === 'Escape' && leavesForm(event.target)) {
        const node = onlyNode(draft.getState().selection);
        if (node) canvas.current.reveal(node);
        done = node !== null;
      } else if (!isTyping(event.target)) {
        const focused = event.target instanceof HTMLElement ? event.target.dataset : {};
        const node = focused.id ?? focused.node;
        done = (node !== undefined && onNode(event, node)) || (!event.altKey && plain(event));
      }
      if (done) event.preventDefault();
    }
    function onCopy(event: ClipboardEvent) {
      if (isTyping(event.target) || !document.getSelection()?.isCollapsed) return;
      const text = commands.copied();
      if (text === null) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      if (event.type === 'cut') commands.remove();
    }
    function onPaste(event: ClipboardEvent) {
      if (isTyping(event.target)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (commands.paste(text, canvas.current.placeAt(spot()))) event.preventDefault();
    }
    function onPointerMove({ clientX: x, clientY: y }: PointerEvent) {
      pointer.current = { x, y };
    }
    const byKeys = () => view.getState().byKeys || view.setState({ byKeys: true });
    const byPointer = () => view.getState().byKeys && view.setState({ byKeys: false });
    document.addEventListener('keydown', byKeys, true);
    document.addEventListener('pointerdown', byPointer, true);
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    document.addEventListener('paste', onPaste);
    document.addEventListener('pointermove', onPointerMove, { passive: true });
    return () => {
      document.removeEventListener('keydown', byKeys, true);
      document.removeEventListener('pointerdown', byPointer, true);
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('pointermove', onPointerMove);
    };
  }, [draft, view, canvas, commands]);
}

/** Tells whether Escape leads from here back to the step: out of its form, but not out of something open above it. */
function leavesForm(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('[data-region=inspector]') !== null &&
    !target.closest('[role=dialog], [role=menu], [role=listbox], [aria-expanded=true]')
  );
}

/** Tells whether arrow keys are the canvas's here: on it, or nowhere in particular. */
function inCanvas(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('[data-region=canvas]') !== null);
}
