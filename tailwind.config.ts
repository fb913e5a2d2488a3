import type { Config } from 'tailwindcss';

/** A colour that CSS variables switch between light and dark. */
const token = (name: string) => `var(--${name})`;

/** A colour of meaning: for surfaces and dots, for text and icons on a surface, and as a faint ground. */
const meaning = (name: string) => ({
  DEFAULT: token(name),
  ink: token(`${name}-ink`),
  wash: token(`${name}-wash`),
});

/** A node family's icon tile. */
const family = (name: string) => ({ DEFAULT: token(`family-${name}`), wash: token(`family-${name}-wash`) });

const lineHeight = '1.45';

export default {
  darkMode: ['selector', '.dark'],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      canvas: token('canvas'),
      panel: token('panel'),
      raised: token('raised'),
      hairline: token('hairline'),
      line: token('line'),
      ink: token('ink'),
      muted: token('muted'),
      primary: { DEFAULT: token('primary'), ink: token('primary-ink') },
      accent: {
        DEFAULT: token('accent'),
        ink: token('accent-ink'),
        line: token('accent-line'),
        wash: token('accent-wash'),
      },
      success: meaning('success'),
      warning: meaning('warning'),
      danger: { ...meaning('danger'), text: token('danger-text') },
      hover: token('hover'),
      pressed: token('pressed'),
      scrim: token('scrim'),
      phone: token('phone'),
      bubble: { in: token('bubble-in'), out: token('bubble-out') },
      trigger: family('trigger'),
      send: family('send'),
      ask: family('ask'),
      logic: family('logic'),
      data: family('data'),
      people: family('people'),
      note: family('note'),
    },
    fontFamily: {
      sans: 'var(--font-geist-sans), ui-sans-serif, system-ui, sans-serif',
      mono: 'var(--font-geist-mono), ui-monospace, SFMono-Regular, monospace',
    },
    fontSize: {
      xs: ['0.75rem', lineHeight],
      sm: ['0.8125rem', lineHeight],
      base: ['0.875rem', lineHeight],
      lg: ['1rem', lineHeight],
      xl: ['1.25rem', '1.3'],
      '2xl': ['1.75rem', '1.2'],
    },
    fontWeight: { normal: '400', medium: '500', semibold: '600' },
    borderRadius: { none: '0', xs: '4px', control: '6px', card: '10px', bubble: '14px', full: '9999px' },
    boxShadow: { none: 'none', float: 'var(--shadow-float)', dialog: 'var(--shadow-dialog)' },
    extend: {
      width: { sidebar: '224px', rail: '56px', inspector: '360px', phone: '300px' },
      maxWidth: { measure: '1200px', prose: '640px' },
      height: { row: '40px', title: '56px', topbar: '48px', tabbar: '56px' },
      transitionDuration: { DEFAULT: '140ms' },
      transitionTimingFunction: { DEFAULT: 'cubic-bezier(0.2, 0, 0, 1)' },
    },
  },
} satisfies Config;
