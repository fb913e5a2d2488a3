import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** The arguments of an ICU message, sorted, each with its kind: what a translation must share with its original. */
export function icuArguments(message: string): string[] {
  const found = new Set<string>();
  visit(parse(message), found);
  return [...found].sort();
}

function visit(elements: readonly MessageFormatElement[], found: Set<string>): void {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    found.add(`${element.value}:${TYPE[element.type]}`);
    if (element.type === TYPE.tag) visit(element.children, found);
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const option of Object.values(element.options)) visit(option.value, found);
    }
  }
}
