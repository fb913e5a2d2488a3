'use client';

import { useEffect, useState } from 'react';

/** True once a condition has held for so long; false as soon as it no longer does. */
export function useLasting(holds: boolean, milliseconds: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!holds) return setLasting(false);
    const timer = setTimeout(() => setLasting(true), milliseconds);
    return () => clearTimeout(timer);
  }, [holds, milliseconds]);
  return lasting;
}
