'use client';

import { Button, type ButtonProps } from './button.tsx';
import { Tooltip } from './tooltip.tsx';

/** A button that is only an icon; its name is shown when one rests on it. */
export function IconButton({
  label,
  size = 'icon',
  variant = 'ghost',
  shortcut,
  ...props
}: ButtonProps & { label: string; shortcut?: string }) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <Button {...props} size={size} variant={variant} aria-label={label} />
    </Tooltip>
  );
}
