/** Turns of a run without a gap, oldest first; `next` leads to older ones. */
export interface Span<Step> {
  steps: readonly Step[];
  next: number | null;
}

/** What is known of a run once its last turns were fetched anew; when turns in between are not known, it begins again with these. */
export function withLatest<Step extends { seq: number }>(known: Span<Step>, latest: Span<Step>): Span<Step> {
  const first = latest.steps[0];
  const last = known.steps.at(-1);
  if (!first || !last || last.seq + 1 < first.seq) return latest;
  const before = known.steps.filter((step) => step.seq < first.seq);
  return before.length === 0 ? latest : { steps: [...before, ...latest.steps], next: known.next };
}

/** The same once a page of older turns has come. */
export function withEarlier<Step extends { seq: number }>(known: Span<Step>, earlier: Span<Step>): Span<Step> {
  const first = known.steps[0]?.seq ?? Number.POSITIVE_INFINITY;
  return { steps: [...earlier.steps.filter((step) => step.seq < first), ...known.steps], next: earlier.next };
}
