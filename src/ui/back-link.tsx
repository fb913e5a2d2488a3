import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from './button-class.ts';
import { cn } from './cn.ts';

/** The way back to the list from one of its things; stands before the title. */
export function BackLink({ href, label }: { href: string; label: string }) {
  return (
    <Link
      href={href}
      aria-label={label}
      title={label}
      className={cn(buttonClass({ variant: 'ghost', size: 'icon' }), '-ms-2 -me-1.5')}
    >
      <ArrowLeft className="rtl:rotate-180" aria-hidden />
    </Link>
  );
}
