'use client';

import { useTranslations } from 'use-intl';
import { Button } from '#/ui/button.tsx';
import { Dialog, DialogClose } from '#/ui/dialog.tsx';
import { Kbd } from '#/ui/kbd.tsx';

/** What each key does; several ways are separated by a bar, keys pressed together by a space. */
const keys = [
  ['add', '/'],
  ['open', 'Enter'],
  ['toggle', 'Space'],
  ['rename', 'F2'],
  ['walk', 'Alt ←|Alt →|Alt ↑|Alt ↓'],
  ['move', '←|→|↑|↓'],
  ['connect', 'Tab|Enter'],
  ['all', 'Ctrl A'],
  ['marquee', 'Shift ⬚'],
  ['copy', 'Ctrl C|Ctrl X|Ctrl V'],
  ['duplicate', 'Ctrl D'],
  ['delete', 'Del'],
  ['undo', 'Ctrl Z'],
  ['redo', 'Ctrl Shift Z'],
  ['save', 'Ctrl S'],
  ['regions', 'F6'],
  ['clear', 'Esc'],
  ['keys', '?'],
] as const;

/** The list of keys. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('editor');
  const common = useTranslations('common');
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('keys')}
      actions={<DialogClose render={<Button>{common('close')}</Button>} />}
    >
      <dl className="grid gap-1.5">
        {keys.map(([what, ways]) => (
          <div key={what} className="flex items-baseline justify-between gap-4">
            <dt>{t(`key-${what}`)}</dt>
            <dd className="flex shrink-0 gap-2">
              {ways.split('|').map((way) => (
                <span key={way} className="flex gap-0.5">
                  {way.split(' ').map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
