import { ACCOUNT, REGION } from '../account.ts';
import type { Row } from './database.ts';
import type { TableDefinition } from './definition.ts';
import { itemOfText, textOfItem } from './item-text.ts';
import type { TableService } from './service.ts';
import type { NativeItem } from './values.ts';

/** One change of an item, as it appears in its table's stream. */
export interface TableRecord {
  readonly sequence: number;
  readonly event: 'INSERT' | 'MODIFY' | 'REMOVE';
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly keys: NativeItem;
  readonly before: NativeItem | undefined;
  readonly after: NativeItem | undefined;
  readonly size: number;
  /** Deleted because it had expired. */
  readonly expired: boolean;
}

/** How long AWS keeps a record. */
export const KEPT_MS = 86_400_000;
/** The keys of a record that tells nothing any more. */
const NOTHING = textOfItem({ pk: 'BLANK', sk: 'BLANK' });
/** AWS's numbers have 21 digits or more; ours increase across all streams and are never reused. */
const FIRST_SEQUENCE = 100_000_000_000_000_000_000n;

export const tableArnOf = (name: string): string => `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`;
export const streamArnOf = ({ name, stream }: TableDefinition): string =>
  `${tableArnOf(name)}/stream/${stream?.label ?? ''}`;
export const sequenceNumberOf = (sequence: number): string => String(FIRST_SEQUENCE + BigInt(sequence));
/** NaN for a number that is not ours. */
export function sequenceOf(sequenceNumber: string): number {
  if (!/^\d{21}$/.test(sequenceNumber)) return Number.NaN;
  return Number(BigInt(sequenceNumber) - FIRST_SEQUENCE);
}
export const eventIdOf = (table: TableDefinition, sequence: number): string =>
  `${table.stream?.label ?? ''}-${table.id}-${sequence}`;

/** The stream of one table: the records after a sequence, and how far it was trimmed. */
export class TableStream {
  readonly #service: TableService;
  readonly table: TableDefinition;
  #blankedTo = 0;

  constructor(service: TableService, table: TableDefinition) {
    this.#service = service;
    this.table = table;
  }

  /** Records after a sequence, in order; everything they report is on disk. */
  after(sequence: number, limit: number): Promise<TableRecord[]> {
    return this.#service.database.read(() =>
      this.#service.database
        .all(
          'SELECT * FROM records WHERE t = ? AND seq > ? ORDER BY seq LIMIT ?',
          this.table.id,
          sequence,
          limit,
        )
        .map(recordOf),
    );
  }

  /** Records up to this sequence were removed; 0 if none were. */
  get trimmed(): number {
    const row = this.#service.database.one('SELECT upto FROM trimmed WHERE t = ?', this.table.id);
    return row ? Number(row.upto) : 0;
  }

  /**
   * Takes what records said of items that no consumer receives: rows of indexes and the like, whose key outlives whom they
   * name; and the keys of those in these partitions, which are made of names. The records stay, so that readers find every
   * number.
   */
  blank(types: readonly string[], partitions: readonly string[]): Promise<number> {
    const { database } = this.#service;
    return database.write(() => {
      const last = Number(database.one('SELECT max(seq) AS last FROM records')?.last ?? 0);
      const since = [this.table.id, this.#blankedTo];
      let count = 0;
      for (const partition of partitions)
        count += database.run(
          `UPDATE records SET keys = ?, before = CASE WHEN before IS NULL THEN NULL ELSE ? END,
             after = CASE WHEN after IS NULL THEN NULL ELSE ? END WHERE t = ? AND seq > ? AND keys LIKE ?`,
          ...[NOTHING, NOTHING, NOTHING, ...since, `%"pk":"${partition}%`],
        ).changes;
      for (const image of ['before', 'after'])
        for (const type of types)
          count += database.run(
            `UPDATE records SET ${image} = keys WHERE t = ? AND seq > ? AND ${image} LIKE ?`,
            ...[...since, `%"type":"${type}"%`],
          ).changes;
      this.#blankedTo = last;
      return count;
    });
  }

  /** Removes records older than a day, as AWS does; returns how many. */
  trim(): Promise<number> {
    const { database, now } = this.#service;
    return database.write(() => {
      const row = database.one(
        'SELECT max(seq) AS last FROM records WHERE t = ? AND at < ?',
        ...[this.table.id, now() - KEPT_MS],
      );
      if (row?.last === null || row === undefined) return 0;
      const last = Number(row.last);
      database.run(
        'INSERT INTO trimmed VALUES (?, ?) ON CONFLICT (t) DO UPDATE SET upto = excluded.upto',
        this.table.id,
        last,
      );
      return database.run('DELETE FROM records WHERE t = ? AND seq <= ?', this.table.id, last).changes;
    });
  }
}

const recordOf = (row: Row): TableRecord => ({
  sequence: Number(row.seq),
  event: row.event as TableRecord['event'],
  at: Number(row.at),
  keys: itemOfText(row.keys as string),
  before: row.before === null ? undefined : itemOfText(row.before as string),
  after: row.after === null ? undefined : itemOfText(row.after as string),
  size: Number(row.size),
  expired: row.expired === 1,
});
