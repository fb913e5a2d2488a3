import { expect, it } from 'vitest';
import { around, snapTo } from './snap.ts';

const still = { x: 0, y: 0, width: 264, height: 100 };

it('lines up left edges and shows along what', () => {
  const snap = snapTo({ x: 4, y: 300, width: 264, height: 100 }, [still], 6);
  expect(snap).toEqual({ dx: -4, dy: 0, guides: [{ axis: 'x', at: 0, from: 0, to: 400 }] });
});

it('lines up middles of boxes of different height', () => {
  const snap = snapTo({ x: 500, y: 22, width: 264, height: 50 }, [still], 6);
  expect(snap).toMatchObject({ dx: 0, dy: 3, guides: [{ axis: 'y', at: 50 }] });
});

it('takes the nearest of several lines', () => {
  const other = { ...still, x: 3, y: 900 };
  expect(snapTo({ x: 4, y: 300, width: 264, height: 100 }, [still, other], 6).dx).toBe(-1);
});

it('leaves a box alone that is far from every line', () => {
  expect(snapTo({ x: 40, y: 333, width: 100, height: 77 }, [still], 6)).toEqual({ dx: 0, dy: 0, guides: [] });
});

it('measures around several boxes', () => {
  expect(around([still, { ...still, x: 300, y: -50 }])).toEqual({ x: 0, y: -50, width: 564, height: 150 });
  expect(around([])).toBeNull();
});
