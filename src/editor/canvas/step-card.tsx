'use client';

import { Handle, type NodeProps, Position, useStore, useUpdateNodeInternals } from '@xyflow/react';
import { Ellipsis } from 'lucide-react';
import { memo, useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { roomOf } from '#/flow/graph/rooms.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { cn } from '#/ui/cn.ts';
import { IconTile } from '#/ui/icon-tile.tsx';
import { useDraft, useEditor, useRehearsal, useView } from '../editor-context.tsx';
import { exitsOf, roleOf } from '../node-facts.ts';
import type { RehearsalState } from '../rehearsal/rehearsal-store.ts';
import { restingAt } from '../rehearsal/session.ts';
import { StepContent } from '../step-content.tsx';
import { StepIcon } from '../step-icon.tsx';
import type { EditorState } from '../store.ts';
import { useStepWords } from '../use-step-words.ts';
import type { ViewState } from '../view-store.ts';
import type { CardNode } from './canvas-nodes.ts';
import { CardTitle } from './card-title.tsx';
import { ExitRow } from './exit-row.tsx';
import { ProblemBadge } from './problem-badge.tsx';
import { hasTargets } from './zoom-levels.ts';

const isReadOnly = (state: EditorState) => state.readOnly;
const isRenaming = (node: string) => (state: ViewState) => state.renaming === node;
const restsHere =
  (node: string) =>
  ({ session }: RehearsalState) =>
    restingAt(session) === node;

/** One step on the canvas: its name, what the contact will see, and each exit as a row with its handle. */
export const StepCard = memo(
  function StepCard({ id, data, selected }: NodeProps<CardNode>) {
    const { node, links } = data;
    const t = useTranslations('editor');
    const words = useStepWords();
    const { view } = useEditor();
    const readOnly = useDraft(isReadOnly);
    const here = useRehearsal(useMemo(() => restsHere(id), [id]));
    const byKeys = useView(useMemo(() => (state) => selected && state.byKeys, [selected]));
    // further away its buttons are too small to be aimed at, which keys do not mind; the panel has them all
    const reachable = (useStore(hasTargets) && selected) || byKeys;
    const editing = useView(useMemo(() => isRenaming(id), [id]));
    const setEditing = (on: boolean) => view.setState({ renaming: on ? id : null });
    const schema = roomOf(nodeSchemas, node.type);
    const exits = exitsOf(nodeSchemas, node);
    const role = roleOf(nodeSchemas, node);
    useHandlesOf(id, exits.map((exit) => exit.id).join(' '));

    return (
      <div className="card-room">
        <article
          className={cn(
            'step-card group/card relative w-66 rounded-card bg-panel outline-1 outline-hairline',
            role === 'annotation' && 'bg-note-wash',
            selected && 'shadow-[0_0_0_2px_var(--accent)] outline-transparent',
          )}
          data-takes={role === 'step'}
        >
          <ProblemBadge
            node={id}
            reachable={reachable}
            className="-end-1 bottom-[calc(100%-4px)] origin-bottom-right scale-(--badge-scale)"
          />
          {role === 'step' && (
            <Handle type="target" position={Position.Left} className="step-handle !top-6" isConnectable={!readOnly} />
          )}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: F2 renames too */}
          <header className="flex h-12 items-center gap-2 ps-3 pe-1.5" onDoubleClick={() => setEditing(!readOnly)}>
            <span className="relative">
              <IconTile family={schema?.family ?? 'note'}>
                <StepIcon type={node.type} />
              </IconTile>
              {here && (
                <span
                  role="img"
                  aria-label={t('contact-is-here')}
                  title={t('contact-is-here')}
                  className="absolute -end-1 -top-1 size-2.5 rounded-full bg-accent outline-2 outline-panel"
                />
              )}
            </span>
            <CardTitle
              node={id}
              label={node.label ?? ''}
              typeName={words.name({ type: node.type })}
              editing={editing}
              onEditingChange={setEditing}
            />
            <button
              type="button"
              tabIndex={reachable ? 0 : -1}
              aria-label={t('step-menu')}
              aria-haspopup="menu"
              className={cn(
                'nodrag grid size-8 place-items-center rounded-control text-muted opacity-0 hover:bg-hover hover:text-ink focus-visible:opacity-100 group-hover/card:opacity-100',
                selected && 'opacity-100',
              )}
              onClick={(event) => view.setState({ menu: { node: id, anchor: event.currentTarget } })}
            >
              <Ellipsis aria-hidden />
            </button>
          </header>
          <StepContent node={node} className="px-3 pb-2" />
          {exits.length > 0 && (
            <div className="border-t py-1">
              {exits.map((exit) => (
                <ExitRow
                  key={exit.id}
                  node={id}
                  exit={exit.id}
                  label={words.exit(node.type, exit)}
                  link={links.find((link) => link.exit === exit.id)}
                  reachable={reachable}
                  readOnly={readOnly}
                />
              ))}
            </div>
          )}
        </article>
      </div>
    );
  },
  // the place of a card is its wrapper's business: dragging draws nothing of this again
  (before, now) => before.data === now.data && before.selected === now.selected,
);

/** Tells React Flow when handles came, went or changed their order after the card was first drawn. */
function useHandlesOf(node: string, exits: string) {
  const update = useUpdateNodeInternals();
  const drawn = useRef(exits);
  useEffect(() => {
    if (drawn.current !== exits) update(node);
    drawn.current = exits;
  }, [node, exits, update]);
}
