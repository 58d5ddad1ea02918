import { DatabaseSync } from 'node:sqlite';
import type { NativeItem } from '../dynamodb/values.ts';
import { type AttributeValue, itemFromWire } from '../dynamodb/wire.ts';

export interface OldRecord {
  readonly sequence: number;
  readonly event: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly at: number;
  readonly before: NativeItem | undefined;
  readonly after: NativeItem | undefined;
}

type Wire = Record<string, AttributeValue>;
interface RecordText {
  Dynamodb: { NewImage?: Wire; OldImage?: Wire };
}

const FILE_NAME = 'shared-local-instance.db';
const textOf = (blob: unknown): string => Buffer.from(blob as Uint8Array).toString('utf8');

/** The file in which DynamoDB Local 11 keeps its tables, as Kinbridge used it until the table was embedded. */
export class DynamoDbLocalFile {
  static readonly fileName = FILE_NAME;
  readonly #database: DatabaseSync;
  readonly #table: string;

  constructor(file: string, table: string) {
    this.#database = new DatabaseSync(file, { readOnly: true });
    this.#table = `"${table.replaceAll('"', '""')}"`;
    const known = this.#database.prepare('SELECT count(*) AS found FROM dm WHERE TableName = ?').get(table);
    if (Number(known?.found) !== 1) {
      this.#database.close();
      throw new Error(`Expected the table ${table} in ${file}, found none.`);
    }
  }

  get count(): number {
    return Number(this.#database.prepare(`SELECT count(*) AS count FROM ${this.#table}`).get()!.count);
  }

  *items(): Iterable<NativeItem> {
    for (const row of this.#database.prepare(`SELECT ObjectJSON AS body FROM ${this.#table}`).iterate())
      yield itemFromWire(JSON.parse(textOf(row.body)) as Wire);
  }

  /** Records of the stream after a number, in order. */
  *recordsAfter(sequence: number): Iterable<OldRecord> {
    const rows = this.#database.prepare(
      'SELECT SequenceNumber AS seq, OperationType AS event, CreationDateTime AS at, StreamRecord AS body FROM us WHERE SequenceNumber > ? ORDER BY SequenceNumber',
    );
    for (const row of rows.iterate(sequence)) {
      const { Dynamodb: images } = JSON.parse(textOf(row.body)) as RecordText;
      yield {
        sequence: Number(row.seq),
        event: row.event as OldRecord['event'],
        at: Number(row.at),
        before: images.OldImage && itemFromWire(mended(images.OldImage)),
        after: images.NewImage && itemFromWire(mended(images.NewImage)),
      };
    }
  }

  /** The oldest remaining record; 0 if there is none. */
  get oldest(): number {
    return Number(
      this.#database.prepare('SELECT coalesce(min(SequenceNumber), 0) AS first FROM us').get()!.first,
    );
  }

  close(): void {
    this.#database.close();
  }
}

/** In its records, though not in its items, DynamoDB Local writes an empty map as `{}`. */
const mended = (item: Wire): Wire =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, mendedValue(value)]));

function mendedValue(value: AttributeValue): AttributeValue {
  if (Object.keys(value).length === 0) return { M: {} };
  if (value.M) return { M: mended(value.M as Wire) };
  return value.L ? { L: (value.L as AttributeValue[]).map(mendedValue) } : value;
}
