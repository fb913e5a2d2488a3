import type { ReactNode } from 'react';

/** What a screen shows before there is anything: a small picture made of real interface, one sentence, one button. */
export function EmptyState(props: { picture?: ReactNode; title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="mx-auto grid max-w-100 justify-items-center gap-2 px-4 py-16 text-center">
      {props.picture && (
        <div className="mb-4" aria-hidden inert>
          {props.picture}
        </div>
      )}
      <h2 className="font-semibold text-lg">{props.title}</h2>
      {props.children && <p className="text-balance text-muted">{props.children}</p>}
      {props.action && <div className="mt-4">{props.action}</div>}
    </div>
  );
}
