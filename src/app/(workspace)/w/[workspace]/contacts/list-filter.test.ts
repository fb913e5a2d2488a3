import { expect, it } from 'vitest';
import { listFilterOf } from './list-filter.ts';

const nothing = { q: '', tag: '', consent: 'all', owner: '', in: '' };
const id = '01a22eaf-a00e-77b4-9d77-f383e119eba6';

it('reads what narrows a list from its address, and passes over what it does not understand', () => {
  expect(listFilterOf(nothing)).toEqual({ search: '' });
  expect(listFilterOf({ q: ' ana ', tag: 'vip', consent: 'opted-out', owner: 'people', in: `segment-${id}` })).toEqual({
    search: 'ana',
    tag: 'vip',
    consent: 'opted-out',
    owner: 'people',
    segment: id,
  });
  expect(listFilterOf({ ...nothing, in: `group-${id}`, owner: id })).toEqual({ search: '', group: id, owner: id });
  expect(listFilterOf({ ...nothing, consent: 'x', owner: 'me', in: 'group-1' })).toEqual({ search: '' });
});
