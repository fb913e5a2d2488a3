/** Levels of `if` in `if`, and of brackets in brackets, above which a text is refused before anything walks it. */
export const maxTemplateDepth = 32;

const marks = /\{\{|\{%-?\s*(end)?(?:if|unless|case)\b|[[\]]/g;

/** Tells whether a text nests its tags or brackets too deep, by scanning it once. */
export function templateNestsTooDeep(text: string): boolean {
  let tags = 0;
  let brackets = 0;
  for (const [mark, closing] of text.matchAll(marks)) {
    if (mark === '[') brackets++;
    else if (mark === ']') brackets--;
    else {
      brackets = 0;
      if (mark !== '{{') tags += closing ? -1 : 1;
    }
    if (tags > maxTemplateDepth || brackets > maxTemplateDepth) return true;
  }
  return false;
}
