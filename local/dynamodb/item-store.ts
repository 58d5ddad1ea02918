import type { Database, Row, Value } from './database.ts';
import type { IndexDefinition, TableDefinition } from './definition.ts';
import { itemOfText, textOfItem } from './item-text.ts';
import { type EncodedKey, type KeyPart, keyAttributes, keyInIndex, ownValue, projectedItem } from './keys.ts';
import { itemSize } from './sizes.ts';
import { equals, type NativeItem } from './values.ts';

export interface StoredItem {
  readonly id: number;
  readonly item: NativeItem;
  readonly text: string;
  readonly size: number;
}

/** The effect of a write on the rows of one index: sizes before and after, and whether a row moved. */
export interface IndexChange {
  readonly index: IndexDefinition;
  readonly before: number | undefined;
  readonly after: number | undefined;
  readonly moved: boolean;
}

interface Written {
  readonly table: TableDefinition;
  readonly key: EncodedKey;
  readonly before: StoredItem | undefined;
  /** Undefined deletes. */
  readonly after: NativeItem | undefined;
  /** An item that expired, rather than one that somebody deleted. */
  readonly expired?: boolean;
}

/** Items, index rows and stream records, which change together. Only to be used within `Database.write`. */
export class ItemStore {
  readonly #database: Database;
  readonly #now: () => number;
  #writes = 0;

  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  /** How many items were written so far, so that a stream reader can tell whether there is anything new. */
  get writes(): number {
    return this.#writes;
  }

  get(table: TableDefinition, { hash, range }: EncodedKey): StoredItem | undefined {
    const row = this.#database.one(
      'SELECT id, body, size FROM items WHERE t = ? AND h = ? AND r = ?',
      ...[table.id, hash, range],
    );
    return row && storedOf(row);
  }

  /** The changes that this write makes to the indexes; throws if the item cannot be in one of them. */
  indexChanges({ table, before, after }: Written): IndexChange[] {
    const changes: IndexChange[] = [];
    for (const index of table.indexes) {
      const from = before && keyInIndex(index, before.item);
      const to = after && keyInIndex(index, after);
      if (!from && !to) continue;
      const old = from && projectedItem(table, index, before!.item);
      const now = to && projectedItem(table, index, after!);
      if (from && to && sameKey(from, to) && equals(old!, now!)) continue;
      changes.push({
        index,
        before: old && itemSize(old),
        after: now && itemSize(now),
        moved: !(from && to && sameKey(from, to)),
      });
    }
    return changes;
  }

  /** Writes the item and its consequences; an unchanged item leaves no record. */
  apply(written: Written, changes: readonly IndexChange[]): void {
    const { table, key, before, after } = written;
    const text = after && textOfItem(after);
    if (before && text === before.text) return;
    if (before && after && equals(before.item, after)) return;
    if (!before && !after) return;
    this.#writes++;
    this.#writeItem(written, text);
    for (const { index } of changes) {
      this.#dropRow(index, key, before);
      if (after) this.#addRow(table, index, key, after);
    }
    if (table.stream) this.#record(written, text);
  }

  #writeItem({ table, key, before, after }: Written, text: string | undefined): void {
    if (!after) {
      this.#database.run('DELETE FROM items WHERE id = ?', before!.id);
      return;
    }
    const values: Value[] = [itemSize(after), expiryOf(table, after), text!];
    if (before)
      this.#database.run(
        'UPDATE items SET size = ?, expires = ?, body = ? WHERE id = ?',
        ...values,
        before.id,
      );
    else
      this.#database.run(
        'INSERT INTO items (size, expires, body, t, h, r) VALUES (?, ?, ?, ?, ?, ?)',
        ...[...values, table.id, key.hash, key.range],
      );
  }

  #dropRow(index: IndexDefinition, key: EncodedKey, before: StoredItem | undefined): void {
    const from = before && keyInIndex(index, before.item);
    if (from)
      this.#database.run(
        'DELETE FROM index_rows WHERE i = ? AND h = ? AND r = ? AND ih = ? AND ir = ?',
        ...[index.id, from.hash, from.range, key.hash, key.range],
      );
  }

  #addRow(table: TableDefinition, index: IndexDefinition, key: EncodedKey, after: NativeItem): void {
    const to = keyInIndex(index, after);
    if (!to) return;
    const projected = projectedItem(table, index, after);
    this.#database.run(
      'INSERT INTO index_rows (i, h, r, ih, ir, size, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[index.id, to.hash, to.range, key.hash, key.range, itemSize(projected), textOfItem(projected)],
    );
  }

  /** Appends a record that was written elsewhere before; returns its number here. */
  keepRecord(
    table: TableDefinition,
    {
      event,
      at,
      before,
      after,
    }: { event: string; at: number; before: NativeItem | undefined; after: NativeItem | undefined },
  ): number {
    this.#writes++;
    const keys = keyAttributes(table, (after ?? before)!);
    const size = itemSize(keys) + (before ? itemSize(before) : 0) + (after ? itemSize(after) : 0);
    const texts = [before ? textOfItem(before) : null, after ? textOfItem(after) : null];
    return this.#database.run(
      'INSERT INTO records (t, at, event, keys, before, after, size, expired) VALUES (?, ?, ?, ?, ?, ?, ?, 0)',
      ...[table.id, at, event, textOfItem(keys), ...texts, size],
    ).id;
  }

  #record({ table, before, after, expired }: Written, text: string | undefined): void {
    const keys = keyAttributes(table, (after ?? before!.item) as NativeItem);
    const event = !before ? 'INSERT' : after ? 'MODIFY' : 'REMOVE';
    const { view } = table.stream!;
    const old = view === 'NEW_AND_OLD_IMAGES' || view === 'OLD_IMAGE' ? (before?.text ?? null) : null;
    const now = view === 'NEW_AND_OLD_IMAGES' || view === 'NEW_IMAGE' ? (text ?? null) : null;
    const size = itemSize(keys) + (old ? before!.size : 0) + (now ? itemSize(after!) : 0);
    this.#database.run(
      'INSERT INTO records (t, at, event, keys, before, after, size, expired) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ...[table.id, this.#now(), event, textOfItem(keys), old, now, size, expired ? 1 : 0],
    );
  }
}

export const storedOf = (row: Row): StoredItem => ({
  id: Number(row.id),
  item: itemOfText(row.body as string),
  text: row.body as string,
  size: Number(row.size),
});

const sameKey = (a: EncodedKey, b: EncodedKey): boolean =>
  samePart(a.hash, b.hash) && samePart(a.range, b.range);
const samePart = (a: KeyPart, b: KeyPart): boolean =>
  a === b || (typeof a !== 'string' && typeof b !== 'string' && Buffer.compare(a, b) === 0);

/** Seconds since the epoch; null for an item that does not expire. */
function expiryOf({ expiresBy }: TableDefinition, item: NativeItem): number | null {
  const value = expiresBy === undefined ? undefined : ownValue(item, expiresBy);
  return typeof value === 'number' ? value : null;
}
