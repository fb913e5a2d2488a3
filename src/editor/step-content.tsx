'use client';

import { type ComponentType, memo } from 'react';
import { useTranslations } from 'use-intl';
import type { FlowNode } from '#/flow/graph/document.ts';
import { roomOf } from '#/flow/graph/rooms.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import type { NodeCardProps, NodeView } from '#/nodes/view.ts';
import { nodeViews } from '#/nodes/views.tsx';
import { useFileUrl } from './editor-context.tsx';
import { parsedConfig } from './node-facts.ts';

/** The looks of every node type; each is handed the config that its own schema has read. */
const views = nodeViews as unknown as Readonly<Record<string, NodeView<unknown>>>;

/** The looks of one node type; null for an unknown one. */
export function viewOf(type: string): NodeView<unknown> | null {
  return roomOf(views, type) ?? null;
}

/** The inside of a card: what the contact will see. */
export const StepContent = memo(function StepContent({ node, className }: { node: FlowNode; className?: string }) {
  const t = useTranslations('editor');
  const fileUrl = useFileUrl();
  const parsed = parsedConfig(nodeSchemas, node);
  const Card: ComponentType<NodeCardProps<unknown>> | undefined = viewOf(node.type)?.Card;
  return (
    // what stands inside is a picture: it takes no focus and no pointer away from the card
    <div className={className} inert>
      {parsed && Card ? (
        <Card config={parsed.config} fileUrl={fileUrl} />
      ) : (
        <p className="text-muted text-sm">{t('cannot-be-shown')}</p>
      )}
    </div>
  );
});
