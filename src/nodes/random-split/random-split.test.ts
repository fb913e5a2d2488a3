import { describe, expect, it } from 'vitest';
import { Conversation } from '#/scenarios/conversation.ts';
import { aroundNode } from '#/scenarios/tiny-flow.ts';
import { draw } from './draw.ts';
import { randomSplit } from './schema.ts';

const shares = [
  { id: 'a', label: 'A', percent: 70 },
  { id: 'b', label: 'B', percent: 30 },
  { id: 'c', label: 'C', percent: 0 },
];
const document = aroundNode('random-split', { shares }, ['a', 'b', 'c']);
const wayOf = (id: string) => {
  const conversation = new Conversation(document, { id });
  conversation.say('go');
  return conversation.texts[0];
};

describe('random-split', () => {
  it('sends about each share each way', () => {
    const ways = Array.from({ length: 2_000 }, (_, index) => wayOf(`contact-${index}`));
    const a = ways.filter((way) => way === 'left by a').length;
    expect(a).toBeGreaterThan(1_330);
    expect(a).toBeLessThan(1_470);
    expect(ways).not.toContain('left by c');
  });
  it('sends the same contact the same way, but differently at another split', () => {
    expect(wayOf('x')).toBe(wayOf('x'));
    const sides = Array.from({ length: 200 }, (_, i) => draw(`c${i}/one`) < 0.5 === draw(`c${i}/two`) < 0.5);
    expect(sides.filter(Boolean).length).toBeGreaterThan(70);
    expect(sides.filter(Boolean).length).toBeLessThan(130);
  });
  it('draws evenly', () => {
    const buckets = Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) {
      const bucket = Math.floor(draw(`${i}`) * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    expect(Math.min(...buckets)).toBeGreaterThan(900);
    expect(Math.max(...buckets)).toBeLessThan(1_100);
  });
  it('wants shares that add up to 100', () => {
    const check = (...percents: number[]) => {
      const draft = { shares: percents.map((percent, index) => ({ id: `s${index}`, label: `S${index}`, percent })) };
      return randomSplit.check?.(randomSplit.config.parse(draft), { variables: new Set() });
    };
    expect(check(33.3, 33.3, 33.4)).toEqual([]);
    expect(check(50, 49)).toMatchObject([{ code: 'shares-must-add-up', details: { sum: 99 } }]);
    expect(check(100)).toMatchObject([{ code: 'too-few-options', details: { min: 2 } }]);
  });
});
