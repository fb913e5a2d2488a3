'use client';

import { FileText, Film, Image as ImageIcon, MapPin, Megaphone, Music, Plus, Sticker } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconButton } from '#/ui/icon-button.tsx';
import { Menu } from '#/ui/menu.tsx';

/** Files and places that a simulated person can send, and where the next message comes from. */
export function AttachMenu(props: {
  onMedia: (media: 'image' | 'video' | 'document' | 'audio' | 'sticker') => void;
  onLocation: () => void;
  /** The next message comes by an advertisement. */
  onFromAd: () => void;
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
            { label: t('attach-video'), icon: <Film aria-hidden />, onSelect: () => props.onMedia('video') },
            { label: t('attach-document'), icon: <FileText aria-hidden />, onSelect: () => props.onMedia('document') },
            { label: t('attach-audio'), icon: <Music aria-hidden />, onSelect: () => props.onMedia('audio') },
            { label: t('attach-sticker'), icon: <Sticker aria-hidden />, onSelect: () => props.onMedia('sticker') },
            { label: t('attach-location'), icon: <MapPin aria-hidden />, onSelect: props.onLocation },
          ],
        },
        { items: [{ label: t('from-ad'), icon: <Megaphone aria-hidden />, onSelect: props.onFromAd }] },
      ]}
    />
  );
}
