/** Waits until all are over, and only then throws what failed first: none goes on behind the back of its caller. */
export async function settleAll(works: readonly Promise<unknown>[]): Promise<void> {
  const failures: unknown[] = [];
  await Promise.all(works.map((work) => work.catch((thrown: unknown) => void failures.push(thrown))));
  if (failures.length > 0) throw failures[0];
}
