import { describe, expect, it } from 'vitest';
import { containsWord, foldText } from './fold.ts';
import { parseEmail } from './parse-email.ts';
import { findNumber, parseNumber } from './parse-number.ts';
import { parsePhone } from './parse-phone.ts';
import { patternMatches, patternProblem } from './pattern.ts';

describe('foldText', () => {
  it.each([
    ['  PREÇO \n hoje ', 'preco hoje'],
    ['ação', 'acao'],
    ['Ｆｕｌｌ', 'full'],
    ['١٢٣', '123'],
    ['\u200bhi\u200b', 'hi'],
    ['한국어', '한국어'],
  ])('%j becomes %j', (text, folded) => expect(foldText(text)).toBe(folded));
  it('finds words, not parts of words', () => {
    expect(containsWord('the price today', 'price')).toBe(true);
    expect(containsWord('priceless', 'price')).toBe(false);
    expect(containsWord('what price?', 'price')).toBe(true);
    expect(containsWord('pricey price', 'price')).toBe(true);
    expect(containsWord('这个价格多少', '价格')).toBe(true);
  });
});

describe('parseNumber', () => {
  it.each([
    ['7', 'en', 7],
    ['-12.5', 'en', -12.5],
    ['1,234.56', 'en', 1234.56],
    ['1.234,56', 'pt-BR', 1234.56],
    ['1.234', 'pt-BR', 1234],
    ['1.234', 'en', 1.234],
    ['1,234', 'en', 1234],
    ['1,234', 'es', 1.234],
    ['0.500', 'es', 0.5],
    ['1.234.567', 'en', 1234567],
    ['R$ 50,00', 'pt-BR', 50],
    ['15 %', 'en', 15],
    ['€20', 'es', 20],
    ['1 000', 'en', 1000],
    ['٣', null, 3],
  ])('reads %j in %s', (text, language, value) => expect(parseNumber(text, language)).toBe(value));
  it.each(['', 'ten', '1,2,3', '1.2.3,4,5', '1e9', '--1', '12 apples', '9'.repeat(400), 'NaN', '0x10', '.', '1.'])(
    'refuses %j',
    (text) => expect(parseNumber(text, 'en')).toBeNull(),
  );
  it('is found in a sentence that has only one', () => {
    const find = (text: string) => findNumber(text, 'pt-BR');
    expect([
      find('uns 3'),
      find('3 pessoas.'),
      find('R$ 1.200,50 por mês'),
      find('entre 3 e 5'),
      find('2a feira'),
    ]).toEqual([3, 3, 1200.5, null, null]);
  });
  it('does not mind a language that is none', () => expect(parseNumber('1.5', '!!')).toBe(1.5));
});

describe('parseEmail', () => {
  it.each([
    ['ana@example.com', 'ana@example.com'],
    ['My mail is Ana.Silva+x@Example.COM.', 'Ana.Silva+x@example.com'],
    ['<ana@example.com>', 'ana@example.com'],
    ['mailto:ana@example.com.br', 'ana@example.com.br'],
    ['josé@exämple.org', 'josé@exämple.org'],
  ])('finds it in %j', (text, email) => expect(parseEmail(text)).toBe(email));
  it.each([
    '',
    'ana',
    'ana@',
    '@example.com',
    'ana@example',
    'a@x.com,b@y.com',
    'a@x.com b@y.com',
    'a b@x..com',
    'a@-x.com',
  ])('refuses %j', (text) => expect(parseEmail(text)).toBeNull());
  it('takes linear time', () => expect(parseEmail(`${'a@'.repeat(20_000)}x.com`)).toBeNull());
});

describe('parsePhone', () => {
  const brazil = '+5511987654321';
  it.each([
    ['+55 (11) 91234-5678', null, '+5511912345678'],
    ['11 91234-5678', brazil, '+5511912345678'],
    ['0034 612 345 678', null, '+34612345678'],
    ['34612345678', null, '+34612345678'],
    ['+1 (415) 555-2671', brazil, '+14155552671'],
  ])('reads %j near %s', (text, near, phone) => expect(parsePhone(text, near)).toBe(phone));
  it.each(['', '123', 'call me', '5.51E+12', '+55 11 9', '1'.repeat(40), '+999 1234567'])('refuses %j', (text) =>
    expect(parsePhone(text, brazil)).toBeNull(),
  );
});

describe('patterns', () => {
  it('match without regard to capitals', () => {
    expect(patternMatches('^order\\s+(\\d{4})$', 'ORDER 1234')).toBe(true);
    expect(patternMatches('^order', 'my order')).toBe(false);
  });
  it.each(['(a+)+$', '(.*)*x', '^(([a-z])+.)+[A-Z]([a-z])+$', '(a|a)*b', '(x+x+)+y'])(
    '%s takes linear time on a long text',
    (pattern) => {
      // an engine that backtracks would not answer before the test's time is over
      expect(() => patternMatches(pattern, `${'a'.repeat(4_096)}!`)).not.toThrow();
    },
  );
  it.each(['(', '[a', '(a)\\1', '(?=a)', 'x'.repeat(100_000), '*'])('refuses a pattern it cannot run', (pattern) => {
    expect(patternProblem(pattern)).not.toBeNull();
    expect(patternMatches(pattern, 'aaa')).toBe(false);
  });

  it.each(['(a?){1000}'.repeat(100), '(x*){1000}y', '((a{50}){50}){50}', 'a{1001}'])(
    'refuses %s, which would unfold into more than anybody can search',
    (pattern) => {
      expect(patternProblem(pattern)).not.toBeNull();
      expect(patternMatches(pattern, 'a'.repeat(80))).toBe(false);
    },
  );
});
