'use client';

import { createContext } from 'react';

/** The element of the phone's screen, over which its sheets come up; null outside of a phone. */
export const PhoneScreen = createContext<HTMLElement | null>(null);
