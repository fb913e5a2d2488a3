'use client';

import { useEffect, useRef } from 'react';

/** Tells whether a key press belongs to something that is being typed into, or to an open popup. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog]') !== null
  );
}

/**
 * Walks a list with `j` and `k`. Returns a ref for the list's element; the stops are its descendants that carry
 * `data-list-stop`, usually the link of each row.
 */
export function useListKeys<Element extends HTMLElement>() {
  const list = useRef<Element>(null);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) return;
      const stops = [...(list.current?.querySelectorAll<HTMLElement>('[data-list-stop]') ?? [])];
      const at = stops.indexOf(document.activeElement as HTMLElement);
      const next = event.key === 'j' ? Math.min(at + 1, stops.length - 1) : Math.max(at - 1, 0);
      stops[next]?.focus();
      stops[next]?.scrollIntoView({ block: 'nearest' });
    }
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return list;
}
