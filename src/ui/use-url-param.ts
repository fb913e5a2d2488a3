'use client';

import { useSearchParams } from 'next/navigation';

/** A part of a screen's state that lives in its address: the fallback leaves the address clean. */
export function useUrlParam<Value extends string>(
  name: string,
  fallback: Value,
  allowed?: readonly Value[],
): [Value, (value: Value) => void] {
  const held = useSearchParams().get(name) as Value | null;
  const value = held !== null && (!allowed || allowed.includes(held)) ? held : fallback;
  return [
    value,
    (next) => {
      const address = new URL(window.location.href);
      if (next === fallback) address.searchParams.delete(name);
      else address.searchParams.set(name, next);
      window.history.replaceState(null, '', address);
    },
  ];
}
