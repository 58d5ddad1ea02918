import type { ListPage } from './list-file.ts';

type Pages<Row> = (cursor: string | undefined) => Promise<ListPage<Row>>;

/**
 * The same pages with the chosen rows alone, and no further than they reach; every page without any. What is missing in
 * the end is held back, unless the list has it no more.
 */
export function ofChosen<Row>(
  chosen: ReadonlySet<string>,
  idOf: (row: Row) => string,
  page: Pages<Row>,
): Pages<Row> {
  if (chosen.size === 0) return page;
  let seen = 0;
  let held = 0;
  return async (cursor) => {
    const found = await page(cursor);
    const rows = found.rows.filter((row) => chosen.has(idOf(row)));
    seen = (cursor === undefined ? 0 : seen) + rows.length;
    held = (cursor === undefined ? 0 : held) + (found.heldBack ?? 0);
    const next = seen === chosen.size ? null : found.cursor;
    return { rows, cursor: next, heldBack: next === null ? Math.min(chosen.size - seen, held) : 0 };
  };
}
