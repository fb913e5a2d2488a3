/** A workspace as a small tile with its first letter. */
export function WorkspaceTile({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="grid size-6 shrink-0 place-items-center rounded-control bg-primary font-semibold text-primary-ink text-xs"
    >
      {[...name.trim()][0]?.toUpperCase() ?? '·'}
    </span>
  );
}
