'use client';

import { messageLimits } from '#/flow/checks/limits.ts';
import { useWords } from '#/i18n/use-words.ts';
import { ListField } from '../parts/list-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { FormTools } from '../view.ts';
import type { SendListConfig } from './schema.ts';
import { words } from './words.ts';

type Section = SendListConfig['sections'][number];

/** A row without text. */
export const emptyRow = (id: string) => ({ id, label: '', description: '' });

/** One section of a list: its title, where there are several, and its rows. */
export function SectionField(props: {
  tools: FormTools;
  /** Path in the config. */
  field: string;
  value: Section;
  onChange(value: Section): void;
  titled: boolean;
  full: boolean;
}) {
  const t = useWords(words);
  const { tools, field, value, onChange } = props;
  return (
    <>
      {props.titled && (
        <TextField
          tools={tools}
          field={`${field}.title`}
          label={t('section-title')}
          value={value.title}
          onChange={(title) => onChange({ ...value, title })}
          max={messageLimits.sectionTitle}
        />
      )}
      <ListField
        tools={tools}
        field={`${field}.rows`}
        label={t('rows-label')}
        quiet={props.titled}
        shape="block"
        keepsOne
        items={value.rows}
        onItemsChange={(rows) => onChange({ ...value, rows })}
        nameOf={(row, index) => row.label || t('row', { number: index + 1 })}
        keyOf={(row) => row.id}
        addLabel={t('add-row')}
        newItem={() => emptyRow(tools.newId())}
        most={props.full ? value.rows.length : messageLimits.rows}
      >
        {(row, index, set) => (
          <>
            <TextField
              tools={tools}
              field={`${field}.rows.${index}.label`}
              label={`${t('row', { number: index + 1 })}: ${t('row-label')}`}
              quiet
              placeholder={t('row-label')}
              value={row.label}
              onChange={(label) => set({ ...row, label })}
              max={messageLimits.rowTitle}
            />
            <TextField
              tools={tools}
              field={`${field}.rows.${index}.description`}
              label={`${t('row', { number: index + 1 })}: ${t('row-description')}`}
              quiet
              placeholder={t('row-description-placeholder')}
              value={row.description}
              onChange={(description) => set({ ...row, description })}
              max={messageLimits.rowDescription}
            />
          </>
        )}
      </ListField>
    </>
  );
}
