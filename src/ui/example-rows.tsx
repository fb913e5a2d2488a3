import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';

/** A few rows of a list that has none yet: the picture of its empty screen. */
export function ExampleRows({ rows }: { rows: readonly { name: string; end: ReactNode }[] }) {
  return (
    <div className="w-72 rounded-card bg-panel px-4 text-start outline-1 outline-hairline">
      {rows.map(({ name, end }) => (
        <p key={name} className="flex h-11 items-center gap-2.5 border-b last:border-b-0">
          <Avatar name={name} size="sm" />
          <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
          <span className="truncate text-muted text-sm">{end}</span>
        </p>
      ))}
    </div>
  );
}
