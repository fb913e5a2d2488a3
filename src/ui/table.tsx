'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
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
  /** Below 640 pixels, where a row is a card, it stands in the card's upper corner. */
  corner?: boolean;
  /** Left out below 640 pixels, where a row is a card of the columns that stay. */
  wideOnly?: boolean;
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
}) {
  const t = useTranslations('common');
  const hasCorner = props.columns.some((column) => column.corner);
  const body = useListKeys<HTMLTableSectionElement>();
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 max-sm:block" aria-label={props.label}>
      <thead className="max-sm:hidden">
        <tr>
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
      <tbody ref={body} className="max-sm:block">
        {props.rows.map((row) => (
          <tr
            key={props.rowKey(row)}
            className={cn(
              'group relative hover:bg-hover has-[a:focus-visible]:bg-hover max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-3 max-sm:gap-y-0.5 max-sm:border-b max-sm:py-2.5',
              props.actions && 'max-sm:pe-10',
            )}
          >
            {props.columns.map((column, index) => (
              <td
                key={column.key}
                className={cn(
                  'h-row truncate pe-4 sm:border-b max-sm:h-auto max-sm:max-w-full max-sm:p-0',
                  index === 0 ? 'max-sm:basis-full' : 'text-muted max-sm:text-sm',
                  index === 0 && hasCorner && 'max-sm:pe-28',
                  column.corner && 'max-sm:absolute max-sm:end-0 max-sm:top-3 max-sm:text-xs',
                  column.wideOnly && 'max-sm:hidden',
                  column.className,
                  column.cellClassName,
                  'max-sm:w-auto max-sm:text-start',
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
              <td className="relative w-10 text-end sm:border-b max-sm:absolute max-sm:end-0 max-sm:top-2">
                <div className="transition-opacity has-data-popup-open:opacity-100 sm:opacity-0 sm:group-hover:opacity-100 sm:group-focus-within:opacity-100 pointer-coarse:opacity-100">
                  {props.actions(row)}
                </div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
