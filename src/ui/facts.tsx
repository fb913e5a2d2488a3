import type { ReactNode } from 'react';
import { cn } from './cn.ts';

/** Facts about one thing, label left, value right. */
export function Facts(props: {
  facts: readonly { label: string; value: ReactNode; mono?: boolean; monoLabel?: boolean }[];
}) {
  return (
    <dl className="grid">
      {props.facts.map((fact) => (
        <div
          key={`${fact.label}${typeof fact.value === 'string' ? fact.value : ''}`}
          className="grid min-h-8 grid-cols-[8rem_minmax(0,1fr)] items-baseline gap-4 py-1"
        >
          <dt className={cn('truncate text-muted', fact.monoLabel && 'font-mono text-sm')}>{fact.label}</dt>
          <dd className={cn('[overflow-wrap:anywhere]', fact.mono && 'font-mono text-sm')} dir="auto">
            {fact.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
