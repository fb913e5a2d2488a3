import { CardBubble } from '../parts/card-bubble.tsx';
import type { NodeCardProps } from '../view.ts';
import type { SendTextConfig } from './schema.ts';

/** The message. */
export function SendTextCard({ config }: NodeCardProps<SendTextConfig>) {
  return <CardBubble text={config.text} />;
}
