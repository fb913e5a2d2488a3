/** The key of the words for a piece of news: its own, or those of the longest beginning of its name that has some. */
export function newsKey(words: Readonly<Record<string, string>>, what: string): string {
  const parts = what.split('-');
  for (let count = parts.length; count > 0; count--) {
    const key = `news-${parts.slice(0, count).join('-')}`;
    if (Object.hasOwn(words, key)) return key;
  }
  return 'news-other';
}
