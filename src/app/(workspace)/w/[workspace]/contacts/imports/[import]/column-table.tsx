'use client';

import { useTranslations } from 'use-intl';
import type { ColumnMeaning } from '#/flow/audience/import-plan.ts';
import { Combobox } from '#/ui/combobox.tsx';
import type { Option } from '#/ui/select.tsx';
import type { ShownImport } from './import-screen.tsx';

/** The columns of a file below each other: what each is called, how it begins, and what it means. */
export function ColumnTable(props: {
  file: ShownImport;
  columns: readonly ColumnMeaning[];
  onColumnsChange: (columns: ColumnMeaning[]) => void;
  meanings: readonly Option<ColumnMeaning>[];
}) {
  const t = useTranslations('contacts');
  const { file, columns, onColumnsChange, meanings } = props;
  return (
    <ul className="border-t">
      {file.header.map((heading, at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: columns never move, and may be called alike
          key={at}
          className="grid items-center gap-x-4 gap-y-1 border-b py-2 sm:grid-cols-[12rem_minmax(0,1fr)_16rem]"
        >
          <bdi className="truncate font-medium">{heading || t('column-nameless', { number: at + 1 })}</bdi>
          <bdi className="truncate font-mono text-muted text-sm">
            {file.sample
              .map((row) => row[at])
              .filter(Boolean)
              .slice(0, 3)
              .join(' · ')}
          </bdi>
          <Combobox
            label={t('meaning-of', { column: heading || String(at + 1) })}
            value={columns[at] ?? ''}
            onValueChange={(meaning) => onColumnsChange(columns.map((old, index) => (index === at ? meaning : old)))}
            options={meanings}
          />
        </li>
      ))}
    </ul>
  );
}
