const longestMilliseconds = 30_000;

/** The rest (milliseconds) before a broken line is tried again; `chance`, from 0 to 1, keeps screens from coming back together. */
export function pauseBefore(tries: number, chance: number): number {
  const longest = Math.min(1_000 * 2 ** tries, longestMilliseconds);
  return (longest * (1 + chance)) / 2;
}
