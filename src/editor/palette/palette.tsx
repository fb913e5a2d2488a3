'use client';

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '#/ui/icon-button.tsx';
import { IconTile } from '#/ui/icon-tile.tsx';
import { SearchInput } from '#/ui/search-input.tsx';
import { StepIcon } from '../step-icon.tsx';
import { type ChoiceGroup, groupChoices, type StepChoice, searchChoices } from './step-choices.ts';
import { stepDragType } from './step-drag.ts';
import { useDefaultTarget, usePlaceStep } from './use-place-step.ts';
import { useStepChoices } from './use-step-choices.ts';

/** The dock of all steps at the left of the canvas: drag one out, or press it to put it after the selected step. */
export function Palette() {
  const t = useTranslations('editor');
  const choices = useStepChoices();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(() => matchMedia('(min-width: 1080px)').matches);
  const groups = useMemo(() => groupChoices(searchChoices(choices, query)), [choices, query]);

  if (!open) {
    return (
      <div className="absolute start-3 top-3 z-10 rounded-card bg-raised p-1 shadow-float">
        <IconButton label={t('show-palette')} onClick={() => setOpen(true)} data-region="palette">
          <PanelLeftOpen aria-hidden />
        </IconButton>
      </div>
    );
  }
  return (
    <section
      aria-label={t('palette')}
      data-region="palette"
      className="absolute start-3 top-3 bottom-16 z-10 flex h-fit max-h-[calc(100%-4.75rem)] w-56 flex-col rounded-card bg-raised shadow-float"
    >
      <div className="flex items-center gap-1 p-2">
        <SearchInput label={t('search-steps')} value={query} onValueChange={setQuery} className="min-w-0 flex-1" />
        <IconButton label={t('hide-palette')} onClick={() => setOpen(false)}>
          <PanelLeftClose aria-hidden />
        </IconButton>
      </div>
      <div className="min-h-0 overflow-y-auto overscroll-contain px-1 pb-2">
        {groups.map((group) => (
          <PaletteGroup key={group.family} group={group} />
        ))}
        {groups.length === 0 && <p className="px-2 py-3 text-muted text-sm">{t('no-step-found', { query })}</p>}
      </div>
    </section>
  );
}

function PaletteGroup({ group }: { group: ChoiceGroup }) {
  const t = useTranslations('nodes');
  return (
    <>
      <h3 className="px-2 pt-3 pb-1 font-medium text-muted text-xs first:pt-1">{t(`family-${group.family}`)}</h3>
      <ul>
        {group.choices.map((choice) => (
          <PaletteRow key={choice.type} choice={choice} />
        ))}
      </ul>
    </>
  );
}

function PaletteRow({ choice }: { choice: StepChoice }) {
  const place = usePlaceStep();
  const target = useDefaultTarget();
  return (
    <li>
      <button
        type="button"
        draggable
        title={choice.summary}
        className="flex h-10 w-full items-center gap-2.5 rounded-control px-2 text-start hover:bg-hover active:bg-pressed"
        onDragStart={(event) => {
          event.dataTransfer.setData(stepDragType, choice.type);
          event.dataTransfer.effectAllowed = 'copy';
        }}
        onClick={() => place(choice.type, target(choice.role))}
      >
        <IconTile family={choice.family}>
          <StepIcon type={choice.type} />
        </IconTile>
        <span className="truncate">{choice.name}</span>
      </button>
    </li>
  );
}
