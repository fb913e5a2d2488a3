const zeroWidth = /\p{Cf}/gu;
const marks = /\p{Mn}/gu;
const digits = /\p{Nd}/gu;

/** The value of a decimal digit of any script. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) as number;
  // decimal digits stand in runs of ten whose first is a zero: walk back to where the run begins
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** Brings texts to a form in which case, accents, digit scripts and spaces no longer differ. For comparing, never for storing. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .replace(zeroWidth, '')
    .replace(digits, (digit) => (digit >= '0' && digit <= '9' ? digit : digitValue(digit)))
    .toLowerCase()
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

// scripts that are written without spaces between words
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const wordCharacter = /[\p{L}\p{N}_]/u;

/** True when a word could go on from one character to the next. */
function continues(a: string | undefined, b: string | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    wordCharacter.test(a) &&
    wordCharacter.test(b) &&
    !unspaced.test(a) &&
    !unspaced.test(b)
  );
}

/** Tells whether a folded text contains a folded word or phrase, not as a part of a longer word. */
export function containsWord(folded: string, wanted: string): boolean {
  const chars = [...wanted];
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, at + 1)) {
    const before = [...folded.slice(Math.max(0, at - 2), at)].at(-1);
    const after = [...folded.slice(at + wanted.length, at + wanted.length + 2)][0];
    if (!continues(before, chars[0]) && !continues(chars.at(-1), after)) return true;
  }
  return false;
}
