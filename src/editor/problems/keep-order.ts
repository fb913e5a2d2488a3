import type { Problem } from '#/flow/checks/problem.ts';

/** A finding as a row of a list that somebody reads. */
export interface ProblemRow {
  /** Stays the same when the flow is checked again and the finding is still there. */
  key: string;
  problem: Problem;
}

/** Findings as rows: those of `before` stay in their order, new ones follow. */
export function keepOrder(before: readonly ProblemRow[], found: readonly Problem[]): readonly ProblemRow[] {
  const places = new Map(before.map(({ key }, place) => [key, place]));
  const seen = new Map<string, number>();
  const rows = found.map((problem): ProblemRow => {
    const { code, node, field, exit } = problem;
    const same = JSON.stringify([code, node, field, exit]);
    const nth = seen.get(same) ?? 0;
    seen.set(same, nth + 1);
    return { key: `${same}${nth}`, problem };
  });
  const placeOf = ({ key }: ProblemRow) => places.get(key) ?? before.length;
  return rows.sort((a, b) => placeOf(a) - placeOf(b));
}
