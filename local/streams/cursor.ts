import { eventIdOf, type TableStream } from '../dynamodb/streams.ts';
import { type Place, type PlacedRecord, placed } from './record.ts';

/** The result of a read. `gap`: records were trimmed before they were read; `more`: it was not read to the end. */
export interface Read {
  records: PlacedRecord[];
  gap: boolean;
  more: boolean;
}

const PER_READ = 200;

/** Reads the table's stream from a place on, in order. */
export class Cursor {
  readonly #stream: TableStream;
  #last: number | undefined;

  constructor(stream: TableStream) {
    this.#stream = stream;
  }

  /** Whether reading can continue after this place: it belongs to this stream, and nothing after it was trimmed. */
  knows({ sequence, eventId }: Place): boolean {
    return eventId === eventIdOf(this.#stream.table, sequence) && sequence >= this.#stream.trimmed;
  }

  /** The next read begins after this place, or at the oldest record. */
  moveTo(place: Place | undefined): void {
    this.#last = place?.sequence;
  }

  async read(): Promise<Read> {
    const { trimmed } = this.#stream;
    const gap = this.#last !== undefined && this.#last < trimmed;
    const found = await this.#stream.after(Math.max(this.#last ?? 0, trimmed), PER_READ);
    this.#last = found.at(-1)?.sequence ?? Math.max(this.#last ?? 0, trimmed);
    const records = found.map((record) => placed(this.#stream.table, record));
    return { records, gap, more: found.length >= PER_READ };
  }
}
