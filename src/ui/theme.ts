'use client';

import { useSyncExternalStore } from 'react';
import { themeKey } from './theme-script.ts';

/** What the reader chose. */
export type Theme = 'light' | 'dark' | 'system';

const listeners = new Set<() => void>();

function chosen(): Theme {
  const value = localStorage.getItem(themeKey);
  return value === 'light' || value === 'dark' ? value : 'system';
}

function resolved(): 'light' | 'dark' {
  const theme = chosen();
  if (theme !== 'system') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Puts the theme in force on the document. */
export function applyTheme() {
  document.documentElement.classList.toggle('dark', resolved() === 'dark');
  for (const listener of listeners) listener();
}

function onOtherTab(event: StorageEvent) {
  if (event.key === themeKey) applyTheme();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', applyTheme);
  window.addEventListener('storage', onOtherTab);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    system.removeEventListener('change', applyTheme);
    window.removeEventListener('storage', onOtherTab);
  };
}

function setTheme(theme: Theme) {
  if (theme === 'system') localStorage.removeItem(themeKey);
  else localStorage.setItem(themeKey, theme);
  applyTheme();
}

/** The chosen theme, what it amounts to now, and how to change it. */
export function useTheme() {
  return {
    theme: useSyncExternalStore(subscribe, chosen, () => 'system' as const),
    resolved: useSyncExternalStore(subscribe, resolved, () => 'light' as const),
    setTheme,
  };
}
