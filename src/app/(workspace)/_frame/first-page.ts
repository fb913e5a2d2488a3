/** How lists that come in pages go on. */
export const firstPage = {
  initialCursor: null,
  getNextPageParam: <Cursor>(page: { next: Cursor | null }) => page.next,
} as const;
