'use client';

import { useFormats } from '#/i18n/use-formats.ts';
import type { NodeCardProps } from '../view.ts';
import type { RandomSplitConfig } from './schema.ts';

const shades = ['bg-logic', 'bg-logic/60', 'bg-logic/35', 'bg-logic/20'];

/** The shares as parts of a bar. */
export function RandomSplitCard({ config: { shares } }: NodeCardProps<RandomSplitConfig>) {
  const format = useFormats();
  return (
    <div className="grid gap-1.5">
      <div className="flex h-2 gap-px overflow-hidden rounded-full bg-hover" aria-hidden>
        {shares.map(({ id, percent }, index) => (
          <span key={id} className={shades[index % shades.length]} style={{ flexGrow: percent, flexBasis: 0 }} />
        ))}
      </div>
      <p className="truncate font-mono text-muted text-xs">
        {shares.map(({ percent }) => `${format.number(percent)} %`).join(' · ')}
      </p>
    </div>
  );
}
