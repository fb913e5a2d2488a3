/** How everything that is typed into is drawn. */
export const controlClass =
  'w-full min-w-0 rounded-control border border-line bg-panel px-2.5 text-base text-ink transition-colors placeholder:text-muted hover:border-muted/60 focus-visible:outline-2 focus-visible:outline-accent-line focus-visible:-outline-offset-1 data-invalid:border-danger-ink aria-invalid:border-danger-ink data-disabled:opacity-60 disabled:opacity-60 pointer-coarse:text-lg';
