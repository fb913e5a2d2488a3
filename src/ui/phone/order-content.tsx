'use client';

import { ShoppingBag } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { FoldedText } from './folded-text.tsx';
import type { PhoneContent } from './phone-message.ts';

/** An order: how many things, each product with its price, and what it comes to. */
export function OrderContent({ order }: { order: Extract<PhoneContent, { kind: 'order' }> }) {
  const t = useTranslations('phones');
  const format = useFormats();
  const { lines, total } = order;
  return (
    <div className="grid gap-1.5">
      <span className="flex items-start gap-2">
        <ShoppingBag className="mt-0.5 text-muted" aria-hidden />
        {t('content-order', { count: order.count })}
      </span>
      <ul className="grid gap-0.5 text-sm">
        {lines.map(({ id, quantity, price, currency }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an order never changes, and may name a product twice
          <li key={index} className="flex justify-between gap-4">
            <span className="min-w-0 truncate">
              {format.number(quantity)} × <bdi>{id || t('order-nameless')}</bdi>
            </span>
            {price !== null && <span className="shrink-0 text-muted">{format.money(price, currency)}</span>}
          </li>
        ))}
      </ul>
      {total && (
        <span className="flex justify-between gap-4 border-t pt-1 font-medium text-sm">
          {t('order-total')}
          <span className="shrink-0">{format.money(total.amount, total.currency)}</span>
        </span>
      )}
      {order.text && <FoldedText text={order.text} />}
    </div>
  );
}
