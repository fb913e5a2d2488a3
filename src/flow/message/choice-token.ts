import type { ChoiceTarget } from './inbound-content.ts';

const separator = '.';

/** The id behind a button: it names version, node and exit, so that a tap still finds its way weeks later. ASCII, at most 120 characters. */
export function writeChoiceToken(target: ChoiceTarget): string {
  return ['r1', target.version, target.node, target.exit].join(separator);
}

/** Reads a button's id; null for ids that are not ours. */
export function readChoiceToken(token: string): ChoiceTarget | null {
  const [mark, version, node, exit, ...rest] = token.split(separator);
  if (mark !== 'r1' || !version || !node || !exit || rest.length > 0) return null;
  return { version, node, exit };
}
