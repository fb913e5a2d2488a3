import type { ReactNode } from 'react';

/** A page that only says something: what happened, what was kept, what to do. */
export function Notice(props: { icon: ReactNode; title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <div className="grid h-full min-h-[80dvh] place-items-center p-6">
      <div className="grid max-w-100 justify-items-center gap-2 text-center">
        <span className="mb-2 text-muted [&_.lucide]:size-6" aria-hidden>
          {props.icon}
        </span>
        <h1 className="font-semibold text-lg">{props.title}</h1>
        <p className="text-balance text-muted">{props.children}</p>
        {props.action && <div className="mt-4">{props.action}</div>}
      </div>
    </div>
  );
}
