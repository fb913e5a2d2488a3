import { CardBubble } from '../parts/card-bubble.tsx';
import { cardHeader } from '../parts/card-header.tsx';
import type { NodeCardProps } from '../view.ts';
import type { SendButtonsConfig } from './schema.ts';

/** The message; its buttons are the card's exits. */
export function SendButtonsCard({ config, fileUrl }: NodeCardProps<SendButtonsConfig>) {
  return <CardBubble text={config.text} footer={config.footer} {...cardHeader(config.header, fileUrl)} />;
}
