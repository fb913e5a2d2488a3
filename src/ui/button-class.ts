import { cva, type VariantProps } from 'class-variance-authority';

/** How buttons, and links that look like buttons, are drawn. */
export const buttonClass = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control font-medium transition-colors data-disabled:opacity-50 disabled:opacity-50',
  {
    variants: {
      variant: {
        primary: 'bg-primary text-primary-ink hover:opacity-90 active:opacity-80',
        /** The one thing to do next on a screen. */
        accent: 'bg-accent text-accent-ink hover:opacity-90 active:opacity-80',
        secondary: 'border border-line bg-panel hover:bg-hover active:bg-pressed',
        ghost: 'hover:bg-hover active:bg-pressed data-popup-open:bg-hover',
        danger: 'bg-danger text-danger-text hover:opacity-90 active:opacity-80',
      },
      size: {
        sm: 'h-7 px-2 text-sm',
        md: 'h-8 px-3 text-base',
        lg: 'h-10 px-4 text-base',
        'icon-sm': 'size-7',
        icon: 'size-8',
        'icon-lg': 'size-10',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);
export type ButtonLook = VariantProps<typeof buttonClass>;
