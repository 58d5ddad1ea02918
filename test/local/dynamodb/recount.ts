import { itemOfText, textOfItem } from '../../../local/dynamodb/item-text.ts';
import { keyInIndex, keyOfItem, projectedItem } from '../../../local/dynamodb/keys.ts';
import type { TableService } from '../../../local/dynamodb/service.ts';
import { itemSize } from '../../../local/dynamodb/sizes.ts';

const hex = (part: unknown): string =>
  part instanceof Uint8Array ? `bytes ${Buffer.from(part).toString('hex')}` : String(part);

/** Where the rows of the indexes are not what the items say, in words. */
export function indexFaults(service: TableService, name: string): string[] {
  const table = service.table(name);
  const items = service.database
    .all('SELECT body FROM items WHERE t = ?', table.id)
    .map(({ body }) => itemOfText(body as string));
  return table.indexes.flatMap((index) => {
    const expected = items.flatMap((item) => {
      const place = keyInIndex(index, item);
      if (!place) return [];
      const own = keyOfItem(table, item);
      const held = projectedItem(table, index, item);
      return [
        [place.hash, place.range, own.hash, own.range, itemSize(held), textOfItem(held)].map(hex).join(' '),
      ];
    });
    const found = service.database
      .all('SELECT * FROM index_rows WHERE i = ?', index.id)
      .map(({ h, r, ih, ir, size, body }) => [h, r, ih, ir, size, body].map(hex).join(' '));
    const rows = new Set(found);
    const wanted = new Set(expected);
    return [
      ...expected.filter((row) => !rows.has(row)).map((row) => `${index.name} lacks ${row}`),
      ...found.filter((row) => !wanted.has(row)).map((row) => `${index.name} has ${row} too much`),
    ];
  });
}
