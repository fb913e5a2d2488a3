'use client';

import { useTranslations } from 'use-intl';
import type { ShownBubble } from './shown-phone.ts';

/** Says a message of a simulated chat in few words, for whoever answers it. */
export function useBubbleWords(): (content: ShownBubble['content']) => string {
  const t = useTranslations('phones');
  return (content) => {
    switch (content.kind) {
      case 'choice':
        return content.label;
      case 'media':
        return content.caption ?? t(`media-${content.media}`);
      case 'location':
        return content.name ?? t('attach-location');
      case 'contacts':
        return content.names.join(', ');
      case 'unsupported':
        return t('content-unsupported', { what: content.what });
      default:
        return content.text;
    }
  };
}
