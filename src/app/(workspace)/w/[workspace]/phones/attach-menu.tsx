'use client';

import { FileText, Image as ImageIcon, MapPin, Music, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconButton } from '#/ui/icon-button.tsx';
import { Menu } from '#/ui/menu.tsx';

/** Files and places that a simulated person can send. */
export function AttachMenu(props: {
  onMedia: (media: 'image' | 'document' | 'audio') => void;
  onLocation: () => void;
}) {
  const t = useTranslations('phones');
  return (
    <Menu
      side="top"
      align="start"
      trigger={
        <IconButton label={t('attach')} className="rounded-full text-muted">
          <Plus aria-hidden />
        </IconButton>
      }
      groups={[
        {
          items: [
            { label: t('attach-image'), icon: <ImageIcon aria-hidden />, onSelect: () => props.onMedia('image') },
            { label: t('attach-document'), icon: <FileText aria-hidden />, onSelect: () => props.onMedia('document') },
            { label: t('attach-audio'), icon: <Music aria-hidden />, onSelect: () => props.onMedia('audio') },
            { label: t('attach-location'), icon: <MapPin aria-hidden />, onSelect: props.onLocation },
          ],
        },
      ]}
    />
  );
}
