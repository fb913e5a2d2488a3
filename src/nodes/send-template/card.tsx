import { ExternalLink } from 'lucide-react';
import { fillVariables, templateSlots } from '#/flow/message/message-template.ts';
import { CardBubble } from '../parts/card-bubble.tsx';
import { CardMedia } from '../parts/card-media.tsx';
import { TemplateText } from '../parts/template-text.tsx';
import type { NodeCardProps } from '../view.ts';
import type { SendTemplateConfig } from './schema.ts';

/** The template with the values that will fill it; its quick replies are the card's exits. */
export function SendTemplateCard({ config: { template, values, file }, fileUrl }: NodeCardProps<SendTemplateConfig>) {
  if (!template) return <CardBubble text="" />;
  const { header, body, footer, buttons } = template.content;
  const filled = (part: string, text: string) => fillVariables(text, (name) => values[`${part}-${name}`] || undefined);
  const others = buttons.filter(({ kind }) => kind !== 'quick-reply');
  const needsFile = templateSlots(template.content).some(({ takes }) => takes === 'file');
  return (
    <CardBubble
      text={filled('body', body)}
      footer={footer}
      {...(header.kind === 'text' && { title: filled('header', header.text) })}
      {...(needsFile &&
        header.kind === 'media' && { above: <CardMedia media={header.media} file={file} fileUrl={fileUrl} /> })}
      below={
        others.length > 0 && (
          <div className="mt-1 grid gap-1 border-t pt-1.5">
            {others.map(({ label }) => (
              <div key={label} className="flex items-center gap-1.5 font-medium">
                <ExternalLink className="size-3.5" aria-hidden />
                <span className="truncate">
                  <TemplateText text={label} />
                </span>
              </div>
            ))}
          </div>
        )
      }
    />
  );
}
