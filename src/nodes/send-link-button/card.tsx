import { ExternalLink } from 'lucide-react';
import { CardBubble } from '../parts/card-bubble.tsx';
import { cardHeader } from '../parts/card-header.tsx';
import { TemplateText } from '../parts/template-text.tsx';
import type { NodeCardProps } from '../view.ts';
import type { SendLinkButtonConfig } from './schema.ts';

/** The message with its button, and where the button leads. */
export function SendLinkButtonCard({ config, fileUrl }: NodeCardProps<SendLinkButtonConfig>) {
  return (
    <CardBubble
      text={config.text}
      footer={config.footer}
      {...cardHeader(config.header, fileUrl)}
      below={
        <div className="mt-1 grid gap-0.5 border-t pt-1.5">
          <div className="flex items-center gap-1.5 font-medium">
            <ExternalLink className="size-3.5" aria-hidden />
            <span className="truncate">
              <TemplateText text={config.label} />
            </span>
          </div>
          <span className="truncate text-muted text-xs">{config.url}</span>
        </div>
      }
    />
  );
}
