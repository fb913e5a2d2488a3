import Link from 'next/link';
import { cn } from './cn.ts';

/** Where there is no room for all parts, the current one is in sight all the same. */
const show = (link: HTMLElement | null) => link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** The ways to the parts of a screen that are pages of their own. */
export function PartLinks(props: {
  label: string;
  parts: readonly { href: string; label: string; current: boolean }[];
}) {
  return (
    <nav aria-label={props.label} className="flex w-full gap-4 overflow-x-auto border-b">
      {props.parts.map(({ href, label, current }) => (
        <Link
          key={href}
          ref={current ? show : undefined}
          href={href}
          aria-current={current ? 'page' : undefined}
          className={cn(
            '-mb-px flex h-10 shrink-0 items-center border-b-2 font-medium transition-colors',
            current ? 'border-ink' : 'border-transparent text-muted hover:text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
