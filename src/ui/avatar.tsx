import { cn } from './cn.ts';

/** A person as a round tile with initials; the name stands beside it or is given to screen readers by the caller. */
export function Avatar({
  name,
  size = 'md',
  className,
}: {
  name: string;
  size?: 'sm' | 'md' | 'lg';
  className?: string;
}) {
  const sizes = { sm: 'size-6 text-xs', md: 'size-8 text-xs', lg: 'size-10 text-base' };
  return (
    <span
      aria-hidden
      className={cn(
        'grid shrink-0 place-items-center rounded-full bg-pressed font-medium text-muted',
        sizes[size],
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}

const words = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first letters of the first and last word of a name. */
function initials(name: string): string {
  const parts = name.split(/[\s+@._-]+/).filter(Boolean);
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : [parts[0]];
  return ends.map((part) => (part ? [...words.segment(part)][0]?.segment.toUpperCase() : '')).join('') || '?';
}
