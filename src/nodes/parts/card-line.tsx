import type { ReactNode } from 'react';

/** One quiet line on a card. */
export function CardLine({ children }: { children: ReactNode }) {
  return <p className="text-muted text-sm [overflow-wrap:anywhere]">{children}</p>;
}
