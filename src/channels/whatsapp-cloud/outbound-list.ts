import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import { cutText } from '../fit-text.ts';
import { capabilities } from './limits.ts';
import { fitRows, type Row } from './list-rows.ts';
import { fitSurroundings, interactivePart, type Surroundings } from './outbound-interactive.ts';
import { type PlannedOption, shownOption } from './planned-option.ts';
import { type Draft, degrade, oneLine } from './wire.ts';

type Choice = Extract<OutboundMessage, { kind: 'choice' }>;

const limits = capabilities.list;
/** For lists whose author named no label: a sign that needs no language. */
const neutralOpenLabel = '☰';

/** Plans one list, or several where there are more options than one may have. */
export function planLists(draft: Draft, message: Choice, options: readonly PlannedOption[]): void {
  const titles = message.sections?.map((section) => oneLine(section.title)) ?? [];
  const { rows, listing } = fitRows(draft, options, titles, sectionOfOption(message, options.length));
  const wanted = oneLine(message.openLabel ?? '') || neutralOpenLabel;
  const open = cutText(wanted, limits.openLabel);
  if (open !== wanted) degrade(draft, 'label', 'shortened-label-and-text', 'label-too-long');
  const text = [message.text.trim(), listing, open === wanted ? '' : wanted].filter(Boolean).join('\n\n');
  const first = fitSurroundings(draft, { ...message, text }, 'list');
  const count = Math.ceil(rows.length / limits.rows);
  if (count > 1) degrade(draft, 'list', 'several-lists', 'too-many-options');
  for (let index = 0; index < count; index++) {
    const slice = rows.slice(index * limits.rows, (index + 1) * limits.rows);
    const around = index === 0 ? first : { text: `${index + 1}/${count}` };
    draft.parts.push(listPart(around, slice, titles, open));
  }
}

/** The section of each option: as many as each section takes, in order; what is left over joins the last one. */
function sectionOfOption({ sections = [] }: Choice, count: number): number[] {
  const owners = sections.flatMap(({ size }, index) => Array<number>(Math.max(0, Math.min(size, count))).fill(index));
  const last = Math.max(0, sections.length - 1);
  return Array.from({ length: count }, (_, index) => owners[index] ?? last);
}

function listPart(around: Surroundings, rows: readonly Row[], titles: readonly string[], open: string) {
  const groups = new Map<number, Row[]>();
  for (const row of rows) groups.set(row.section, [...(groups.get(row.section) ?? []), row]);
  const sections = [...groups].map(([section, members]) => ({
    // Meta calls the title of a lone section optional on some pages and required on others
    title: cutText(titles[section] || (groups.size > 1 ? String(section + 1) : open), limits.sectionTitle),
    rows: members.map(({ option, title, description }) => ({
      id: option.id,
      title,
      ...(description ? { description } : {}),
    })),
  }));
  const shown: OutboundMessage = {
    kind: 'choice',
    ...around,
    options: rows.map((row) => shownOption({ ...row.option, label: row.title, description: row.description })),
    prefer: 'list',
    openLabel: open,
    sections: sections.map(({ title, rows: members }) => ({ title, size: members.length })),
  };
  return interactivePart('list', around, { button: open, sections }, shown);
}
