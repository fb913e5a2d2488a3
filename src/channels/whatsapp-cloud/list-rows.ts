import { cutText, fits } from '../fit-text.ts';
import { capabilities } from './limits.ts';
import type { PlannedOption } from './planned-option.ts';
import { type Draft, degrade } from './wire.ts';

/** An option as a row of a list. */
export interface Row {
  option: PlannedOption;
  section: number;
  title: string;
  description: string | undefined;
}

interface Fitted {
  rows: Row[];
  /** Every label and description can be read in full. */
  whole: boolean;
  /** Some label had to move into the description. */
  moved: boolean;
}

const { title: titleLimit, description: descriptionLimit, sectionTitle } = capabilities.list;

/**
 * Fits options into rows. Too long a label continues in the description; titles that would look alike are numbered; and
 * what cannot be shown whole even so is written out in full, numbered, as `listing` for the text above the list.
 */
export function fitRows(
  draft: Draft,
  options: readonly PlannedOption[],
  titles: readonly string[],
  sections: readonly number[],
): { rows: Row[]; listing: string } {
  const plain = rowsOf(options, sections, false);
  const alike = new Set(plain.rows.map((row) => row.title)).size < plain.rows.length;
  const titlesFit = titles.every((title) => fits(title, sectionTitle));
  if (plain.whole && !alike && titlesFit) {
    if (plain.moved) degrade(draft, 'label', 'label-in-description', 'label-too-long');
    return { rows: plain.rows, listing: '' };
  }
  const numbered = rowsOf(options, sections, true);
  if (alike) degrade(draft, 'label', 'numbered-label', 'label-repeated');
  if (numbered.whole && titlesFit) return { rows: numbered.rows, listing: '' };
  degrade(draft, 'options', 'options-in-text', 'option-too-long');
  return { rows: numbered.rows, listing: listingOf(options, titles, sections) };
}

function rowsOf(options: readonly PlannedOption[], sections: readonly number[], numbered: boolean): Fitted {
  let whole = true;
  let moved = false;
  const rows = options.map((option, index): Row => {
    const label = numbered ? `${index + 1}. ${option.label}` : option.label;
    const labelFits = fits(label, titleLimit);
    const full = labelFits ? option.description : [option.label, option.description].filter(Boolean).join(' · ');
    if (!labelFits) moved = true;
    if (full && !fits(full, descriptionLimit)) whole = false;
    return {
      option,
      section: sections[index] ?? 0,
      title: cutText(label, titleLimit),
      description: full && cutText(full, descriptionLimit),
    };
  });
  return { rows, whole, moved };
}

function listingOf(options: readonly PlannedOption[], titles: readonly string[], sections: readonly number[]): string {
  const lines: string[] = [];
  options.forEach((option, index) => {
    const section = sections[index] ?? 0;
    if (titles[section] && section !== sections[index - 1]) lines.push(titles[section]);
    lines.push(`${index + 1}. ${option.label}${option.description ? ` – ${option.description}` : ''}`);
  });
  return lines.join('\n');
}
