import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { HostEventName } from '../../contracts/functions.ts';
import type { Row } from '../dynamodb/database.ts';
import { itemOfText, textOfItem } from '../dynamodb/item-text.ts';
import { itemSize } from '../dynamodb/sizes.ts';
import type { EmbeddedTable } from '../dynamodb/table.ts';
import type { NativeItem } from '../dynamodb/values.ts';
import type { Functions } from '../functions.ts';

const NAME = 'SealRecords' satisfies HostEventName;
const AT_ONCE = 200;
/** A function takes 6 MB, and a letter may have three bytes. */
const BYTES_AT_ONCE = 1_000_000;
/** Says which fields were sealed when everything was looked through. */
const MARK_FILE = 'sealed';

const AnswerSchema = z.object({
  fields: z.string(),
  items: z.array(z.object({ rest: z.record(z.string(), z.unknown()), sealed: z.base64() }).nullable()),
});

interface Options {
  readonly table: EmbeddedTable;
  readonly functions: Functions;
  /** The folder of the table; undefined if nothing is kept. */
  readonly folder: string | undefined;
}

/** Where items are stored as text: the table itself, and its stream, which repeats them for a day. */
const PLACES = [
  { table: 'items', id: 'id', column: 'body' },
  { table: 'records', id: 'seq', column: 'before' },
  { table: 'records', id: 'seq', column: 'after' },
] as const;
type Place = (typeof PLACES)[number];

/**
 * Seals what was stored before its fields were sealed, in batches between the host's other work, and then rewrites the
 * file, so that nothing of it is left in pages that are free. It may be interrupted at any point and goes on at the
 * next start. Nothing is told to readers of the stream: what the items say is the same.
 */
export class Resealing {
  readonly #options: Options;
  #stopped = false;

  constructor(options: Options) {
    this.#options = options;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** How many texts were sealed; 0 where everything was sealed already. */
  async run(again = false): Promise<number> {
    const { table, folder } = this.#options;
    if (folder === undefined) return 0;
    const { fields } = await this.#seal([]);
    if (table.isNew) this.#mark(folder, fields);
    if (!again && markIn(folder) === fields) return 0;
    let count = 0;
    for (const place of PLACES) count += await this.#sweep(place);
    if (this.#stopped) return count;
    if (count > 0) await table.service.database.compact();
    this.#mark(folder, fields);
    return count;
  }

  #mark(folder: string, fields: string): void {
    writeFileSync(join(folder, MARK_FILE), fields, { mode: 0o600 });
  }

  async #sweep(place: Place): Promise<number> {
    let count = 0;
    for (let after = 0; !this.#stopped; ) {
      const rows = this.#rowsAfter(place, after);
      const last = rows.at(-1);
      if (!last) break;
      count += await this.#sealRows(place, rows);
      after = Number(last.id);
    }
    return count;
  }

  /** Rows in clear: a text with binary in it, as a sealed item is, begins with a mark. */
  #rowsAfter({ table, id, column }: Place, after: number): Row[] {
    const { service, definition } = this.#options.table;
    const rows = service.database.all(
      `SELECT ${id} AS id, ${column} AS text FROM ${table} WHERE t = ? AND ${id} > ? AND ${column} LIKE '{%' ORDER BY ${id} LIMIT ?`,
      ...[definition.id, after, AT_ONCE],
    );
    let bytes = 0;
    return rows.filter(({ text }, index) => {
      bytes += (text as string).length;
      return index === 0 || bytes < BYTES_AT_ONCE;
    });
  }

  async #sealRows({ table, id, column }: Place, rows: readonly Row[]): Promise<number> {
    const { database } = this.#options.table.service;
    const answer = await this.#seal(rows.map(({ text }) => itemOfText(text as string)));
    return database.write(() => {
      let count = 0;
      for (const [index, row] of rows.entries()) {
        const sealed = answer.items[index];
        if (!sealed) continue;
        const item = { ...sealed.rest, sealed: new Uint8Array(Buffer.from(sealed.sealed, 'base64')) };
        // A row that was written meanwhile is sealed already.
        count += database.run(
          `UPDATE ${table} SET ${column} = ?, size = ? WHERE ${id} = ? AND ${column} = ?`,
          ...[
            textOfItem(item as NativeItem),
            itemSize(item as NativeItem),
            row.id as number,
            row.text as string,
          ],
        ).changes;
      }
      return count;
    });
  }

  async #seal(items: readonly NativeItem[]): Promise<z.infer<typeof AnswerSchema>> {
    const { payload, functionError } = await this.#options.functions.invoke(NAME, JSON.stringify({ items }));
    if (functionError) throw new Error(`Older records could not be sealed: ${payload}`);
    return AnswerSchema.parse(JSON.parse(payload));
  }
}

function markIn(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, MARK_FILE), 'utf8');
  } catch {
    return undefined;
  }
}

interface Kept extends Options {
  /** Whether the host runs the function that seals. */
  readonly listed: boolean;
  log(message: string): void;
}

/** Begins to seal older records beside the host's work. */
export function keepSealed({ listed, log, ...options }: Kept) {
  const resealing = new Resealing(options);
  const running = (listed ? resealing.run() : Promise.resolve(0))
    .then((count) => {
      if (count > 0) log(`${count} older records were in clear and are sealed now.`);
    })
    .catch((error: Error) => log(`${error.message} The next start tries again.`));
  return {
    done: running,
    reseal: async (): Promise<number> => {
      await running;
      return listed ? resealing.run(true) : 0;
    },
    close: async (): Promise<void> => {
      resealing.stop();
      await running;
    },
  };
}
