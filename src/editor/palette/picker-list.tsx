'use client';

import { CornerDownRight, Unlink } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from '#/ui/cn.ts';
import { IconTile } from '#/ui/icon-tile.tsx';
import { Input } from '#/ui/input.tsx';
import { StepIcon } from '../step-icon.tsx';
import type { PickerTarget } from '../view-store.ts';
import { type PickerOption, type PickerSection, usePickerSections } from './use-picker-sections.ts';

/** A search field over a list of options: arrows walk, Enter chooses, what is typed narrows it down. */
export function PickerList({ target, onClose }: { target: PickerTarget; onClose: () => void }) {
  const t = useTranslations('editor');
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const sections = usePickerSections(target, query);
  const options = useMemo(() => sections.flatMap((section) => section.options), [sections]);
  const list = useId();
  const chosen = options[Math.min(at, options.length - 1)];
  const current = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another option is the current one
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.key]);

  function choose(option: PickerOption) {
    onClose();
    option.choose();
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -options.length, End: options.length }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((now) => Math.max(0, Math.min(options.length - 1, now + step)));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (chosen) choose(chosen);
    }
  }

  return (
    <>
      <div className="border-b p-2">
        <Input
          role="combobox"
          aria-label={t('search-steps')}
          aria-expanded
          aria-controls={list}
          aria-activedescendant={chosen ? `${list}-${chosen.key}` : undefined}
          aria-autocomplete="list"
          placeholder={t('search-steps')}
          value={query}
          onValueChange={(text) => {
            setQuery(text);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={list} role="listbox" aria-label={t('choose-step')} className="min-h-0 overflow-y-auto p-1">
        {sections.map((section) => (
          <Section key={section.key} section={section}>
            {section.options.map((option) => (
              <Option
                key={option.key}
                id={`${list}-${option.key}`}
                option={option}
                current={option === chosen}
                currentRef={option === chosen ? current : undefined}
                onChoose={() => choose(option)}
              />
            ))}
          </Section>
        ))}
        {options.length === 0 && <p className="px-2 py-3 text-muted">{t('no-step-found', { query })}</p>}
      </div>
    </>
  );
}

function Section({ section, children }: { section: PickerSection; children: ReactNode }) {
  const heading = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options is no set of form fields
    <div role="group" aria-labelledby={heading}>
      <div id={heading} className="px-2 pt-2 pb-1 font-medium text-muted text-xs">
        {section.title}
      </div>
      {children}
    </div>
  );
}

function Option(props: {
  id: string;
  option: PickerOption;
  current: boolean;
  currentRef: React.RefObject<HTMLDivElement | null> | undefined;
  onChoose: () => void;
}) {
  const { option, current } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search field's
    // biome-ignore lint/a11y/useFocusableInteractive: the search field keeps the focus
    <div
      id={props.id}
      ref={props.currentRef}
      role="option"
      aria-selected={current}
      className={cn('flex min-h-10 items-center gap-2.5 rounded-control px-2 hover:bg-hover', current && 'bg-hover')}
      onPointerDown={(event) => event.preventDefault()}
      onClick={props.onChoose}
    >
      {option.kind === 'step' ? (
        <IconTile family={option.family}>
          <StepIcon type={option.type} />
        </IconTile>
      ) : (
        <span className="grid size-6 place-items-center text-muted" aria-hidden>
          {option.kind === 'unlink' ? <Unlink /> : <CornerDownRight />}
        </span>
      )}
      <span className="grid min-w-0 flex-1">
        <span className="truncate" dir="auto">
          {option.name}
        </span>
        {option.detail && <span className="truncate text-muted text-xs">{option.detail}</span>}
      </span>
    </div>
  );
}
