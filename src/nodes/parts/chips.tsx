'use client';

import { cn } from '#/ui/cn.ts';
import { useNodeWords } from './use-node-words.ts';

/** Short texts side by side, the first few of them. */
export function Chips(props: { values: readonly string[]; mono?: boolean; struck?: boolean; most?: number }) {
  const t = useNodeWords();
  const { values, most = 6 } = props;
  const rest = values.length - most;
  return (
    <ul className="flex flex-wrap gap-1">
      {values.slice(0, most).map((value, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the same text may stand twice while it is written
          key={index}
          className={cn(
            'max-w-full truncate rounded-xs bg-hover px-1.5 py-0.5 text-sm',
            props.mono && 'font-mono text-xs leading-5',
            props.struck && 'line-through decoration-muted',
          )}
        >
          {value}
        </li>
      ))}
      {rest > 0 && <li className="px-1 py-0.5 text-muted text-sm">{t('more-items', { count: rest })}</li>}
    </ul>
  );
}
