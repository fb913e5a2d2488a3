import { expect, test } from 'vitest';
import { withEarlier, withLatest } from './join-steps.ts';

const span = (from: number, to: number, next: number | null = from > 1 ? from : null) => ({
  steps: Array.from({ length: to - from + 1 }, (_, index) => ({ seq: from + index })),
  next,
});
const seqs = ({ steps }: { steps: readonly { seq: number }[] }) => steps.map(({ seq }) => seq);

test('turns that newer ones push out of the last page stay on the screen', () => {
  const opened = withEarlier(span(101, 200), span(1, 100));
  const later = withLatest(opened, span(131, 230));
  expect(seqs(later)).toEqual(seqs(span(1, 230)));
  expect(later.next).toBeNull();
});

test('a turn that is told again is shown once, as it was told last', () => {
  const known = { steps: [{ seq: 1, late: false }], next: null };
  const told = { steps: [{ seq: 1, late: true }], next: null };
  expect(withLatest(known, told)).toEqual(told);
});

test('where turns in between were missed it begins with the last page again, and leads back without a gap', () => {
  const later = withLatest(withEarlier(span(101, 200), span(1, 100)), span(301, 400));
  expect(later).toEqual(span(301, 400));
  expect(seqs(withEarlier(later, span(201, 300)))).toEqual(seqs(span(201, 400)));
});
