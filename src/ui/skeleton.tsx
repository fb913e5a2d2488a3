import { cn } from './cn.ts';

/** A grey stand-in of the size of what is coming. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cn('block h-3 animate-[recado-pulse_1.6s_ease-in-out_infinite] rounded-xs bg-pressed', className)}
    />
  );
}

/** Stand-ins for the rows of a table; widths vary, so that it reads as text. */
export function SkeletonRows({ rows = 8, columns = 4 }: { rows?: number; columns?: number }) {
  const widths = ['w-40', 'w-24', 'w-32', 'w-16', 'w-28'];
  return (
    <div aria-hidden>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no identity
        <div key={row} className="flex h-row items-center gap-6 border-b">
          {Array.from({ length: columns }, (_, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: stand-ins have no identity
            <div key={column} className={column === 0 ? 'flex-1' : 'w-32 overflow-hidden max-sm:hidden'}>
              <Skeleton className={widths[(row * 2 + column) % widths.length]} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
