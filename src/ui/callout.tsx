import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

const looks = {
  info: { icon: Info, className: 'text-muted' },
  warning: { icon: TriangleAlert, className: 'text-warning-ink' },
  danger: { icon: CircleAlert, className: 'text-danger-ink' },
} as const;

/** A remark that belongs to the place where it stands. */
export function Callout(props: {
  tone?: keyof typeof looks;
  /** Read out when it appears. */
  live?: boolean;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const { icon: Icon, className } = looks[props.tone ?? 'info'];
  return (
    <div role={props.live ? 'alert' : undefined} className={cn('flex items-start gap-2 text-sm', props.className)}>
      <span className={cn('flex h-5 items-center', className)}>
        <Icon aria-hidden />
      </span>
      <div className="min-w-0 flex-1">{props.children}</div>
      {props.action}
    </div>
  );
}
