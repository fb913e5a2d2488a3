'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Checkbox } from './checkbox.tsx';
import { cn } from './cn.ts';
import { useListKeys } from './use-list-keys.ts';

/** One column: its heading and how it draws a row. */
export interface Column<Row> {
  key: string;
  heading: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Width and alignment, for heading and cells alike. */
  className?: string;
  /** Looks of the cells alone. */
  cellClassName?: string;
  /** Where there is little room and a row is a card, it stands in the card's upper corner. */
  corner?: boolean;
  /** Left out where there is little room and a row is a card of the columns that stay. */
  wideOnly?: boolean;
}

/** Which rows are chosen, by key. */
export interface Selection<Row> {
  chosen: ReadonlySet<string>;
  onChosenChange: (chosen: ReadonlySet<string>) => void;
  /** Says what the box of a row does. */
  label: (row: Row) => string;
  labelAll: string;
}

/**
 * Rows of 40 under a head that stays in view. The first column names the row and, with `href`, is its link; `j` and
 * `k` walk from row to row. `actions` appear on hover and focus.
 */
export function Table<Row>(props: {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  href?: (row: Row) => string;
  actions?: (row: Row) => ReactNode;
  /** Boxes before the rows; shift is not needed, what is in view can be chosen at once. */
  selection?: Selection<Row>;
}) {
  const t = useTranslations('common');
  const hasCorner = props.columns.some((column) => column.corner);
  const body = useListKeys<HTMLTableSectionElement>();
  return (
    <div className="@container">
      <table className="w-full table-fixed border-separate border-spacing-0 @max-4xl:block" aria-label={props.label}>
        <thead className="@max-4xl:hidden">
          <tr>
            {props.selection && <AllBox selection={props.selection} keys={props.rows.map(props.rowKey)} />}
            {props.columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={cn(
                  'sticky top-0 z-10 h-8 border-b bg-canvas pe-4 text-start font-medium text-muted text-xs',
                  column.className,
                )}
              >
                {column.heading}
              </th>
            ))}
            {props.actions && (
              <th scope="col" className="sticky top-0 z-10 w-10 border-b bg-canvas">
                <span className="sr-only">{t('more')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody ref={body} className="@max-4xl:block">
          {props.rows.map((row) => (
            <tr
              key={props.rowKey(row)}
              className={cn(
                'group relative hover:bg-hover has-[a:focus-visible]:bg-hover @max-4xl:flex @max-4xl:flex-wrap @max-4xl:items-center @max-4xl:gap-x-3 @max-4xl:gap-y-0.5 @max-4xl:border-b @max-4xl:py-2.5',
                props.actions && '@max-4xl:pe-10',
                props.selection && '@max-4xl:ps-9',
              )}
            >
              {props.selection && <RowBox selection={props.selection} row={row} rowKey={props.rowKey(row)} />}
              {props.columns.map((column, index) => (
                <td
                  key={column.key}
                  className={cn(
                    'h-row truncate pe-4 @4xl:border-b @max-4xl:h-auto @max-4xl:max-w-full @max-4xl:p-0',
                    index === 0 ? '@max-4xl:basis-full' : 'text-muted @max-4xl:text-sm',
                    index === 0 && hasCorner && '@max-4xl:pe-28',
                    column.corner && '@max-4xl:absolute @max-4xl:end-0 @max-4xl:top-3 @max-4xl:text-xs',
                    column.wideOnly && '@max-4xl:hidden',
                    column.className,
                    column.cellClassName,
                    '@max-4xl:w-auto @max-4xl:text-start',
                  )}
                >
                  {index === 0 && props.href ? (
                    <Link
                      href={props.href(row)}
                      data-list-stop
                      className="font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent-line focus-visible:after:-outline-offset-2"
                    >
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
              {props.actions && (
                <td className="relative w-10 text-end @4xl:border-b @max-4xl:absolute @max-4xl:end-0 @max-4xl:top-2">
                  <div className="transition-opacity has-data-popup-open:opacity-100 @4xl:opacity-0 @4xl:group-hover:opacity-100 @4xl:group-focus-within:opacity-100 pointer-coarse:opacity-100">
                    {props.actions(row)}
                  </div>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AllBox<Row>({ selection, keys }: { selection: Selection<Row>; keys: readonly string[] }) {
  const { chosen, onChosenChange, labelAll } = selection;
  const count = keys.filter((key) => chosen.has(key)).length;
  return (
    <th scope="col" className="sticky top-0 z-10 w-9 border-b bg-canvas text-start">
      <Checkbox
        aria-label={labelAll}
        checked={count > 0 && count === keys.length}
        indeterminate={count > 0 && count < keys.length}
        onCheckedChange={(all) => onChosenChange(new Set(all ? keys : []))}
      />
    </th>
  );
}

function RowBox<Row>({ selection, row, rowKey }: { selection: Selection<Row>; row: Row; rowKey: string }) {
  const { chosen, onChosenChange, label } = selection;
  return (
    <td className="relative z-1 w-9 @4xl:border-b @max-4xl:absolute @max-4xl:start-0 @max-4xl:top-3">
      <Checkbox
        aria-label={label(row)}
        checked={chosen.has(rowKey)}
        onCheckedChange={(on) => {
          const next = new Set(chosen);
          if (on) next.add(rowKey);
          else next.delete(rowKey);
          onChosenChange(next);
        }}
      />
    </td>
  );
}
