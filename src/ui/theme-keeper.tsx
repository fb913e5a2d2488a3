'use client';

import { useLayoutEffect } from 'react';
import { applyTheme } from './theme.ts';

/** Puts the theme on again where React draws the document anew (after an error on the server), for scripts do not run then. */
export function ThemeKeeper() {
  useLayoutEffect(applyTheme, []);
  return null;
}
