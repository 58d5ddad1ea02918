/** Which rows of a long list are drawn: those in sight, and some around them. */
export function windowOf(
  scrolled: number,
  height: number,
  row: number,
  count: number,
  around = 8,
): { readonly from: number; readonly to: number } {
  // A list that has become shorter is scrolled back by the browser only afterwards.
  const first = Math.min(Math.floor(scrolled / row), Math.max(0, count - Math.ceil(height / row)));
  return {
    from: Math.max(0, first - around),
    to: Math.min(count, first + Math.ceil(height / row) + 1 + around),
  };
}

/** Where a key leads in a list with so many rows on a page; undefined for other keys. */
export function rowAfter(key: string, row: number, count: number, page: number): number | undefined {
  const to: Readonly<Record<string, number>> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: count - 1,
  };
  const next = Object.hasOwn(to, key) ? to[key] : undefined;
  return next === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, next));
}
