'use client';

import { useTranslations } from 'use-intl';
import { Thread } from '#/ui/phone/thread.tsx';

/** A small conversation as a flow leads it: the picture of screens that have nothing to show yet. */
export function ExampleThread({ reader }: { reader: 'contact' | 'business' }) {
  const t = useTranslations('flows');
  return (
    <Thread
      className="w-72 rounded-card bg-phone text-start"
      contentClassName="p-4"
      reader={reader}
      items={[
        { kind: 'message', id: 'in', from: 'contact', at: null, content: { kind: 'text', text: t('example-in') } },
        {
          kind: 'message',
          id: 'out',
          from: 'business',
          at: null,
          content: { kind: 'buttons', text: t('example-out'), options: [{ id: 'yes', label: t('example-button') }] },
        },
      ]}
    />
  );
}
