import { describe, expect, it } from 'vitest';
import { nestsTooDeep, parseForeignJson } from './json.ts';

describe('foreign JSON', () => {
  it('keeps ids that a double cannot hold', () => {
    expect(parseForeignJson('{"id": 9007199254740993, "n": [12345678901234567890], "ok": 9007199254740991}')).toEqual({
      id: '9007199254740993',
      n: ['12345678901234567890'],
      ok: 9007199254740991,
    });
  });

  it('leaves everything else as it is', () => {
    const text = '{"a":1.5e3,"b":"9007199254740993","c":[null,true,-0.1],"__proto__":{"x":1}}';
    expect(JSON.stringify(parseForeignJson(text))).toBe(JSON.stringify(JSON.parse(text)));
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('refuses what is no JSON', () => {
    expect(() => parseForeignJson('{9007199254740993}')).toThrow(SyntaxError);
  });
});

describe('nesting', () => {
  it('is measured without parsing, brackets in texts aside', () => {
    expect(nestsTooDeep('['.repeat(64) + ']'.repeat(64))).toBe(false);
    expect(nestsTooDeep('['.repeat(65))).toBe(true);
    expect(nestsTooDeep(`"${'['.repeat(100)}\\"${'{'.repeat(100)}"`)).toBe(false);
  });
});
