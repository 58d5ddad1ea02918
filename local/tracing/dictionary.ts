import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type NameToken, nameToken } from '../../domain/tracing/names/name-tokens.ts';
import type { Script } from '../../domain/tracing/names/scripts.ts';
import type { Place } from '../../domain/tracing/persons/places.ts';

/** The most entries kept in memory; evicted ones are read again. */
const KEPT = 300_000;

/** Texts that persons share, by number from 1; 0 stands for none. */
export class Dictionary {
  readonly #find: StatementSync;
  readonly #insert: StatementSync;
  readonly #read: StatementSync;
  readonly #numbers = new Map<string, number>();
  readonly #texts = new Map<number, string>();
  readonly #tokens = new Map<number, NameToken>();
  readonly #places = new Map<number, Place>();

  constructor(db: DatabaseSync) {
    db.exec('CREATE TABLE IF NOT EXISTS shared (number INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)');
    this.#find = db.prepare('SELECT number FROM shared WHERE text = ?');
    this.#insert = db.prepare('INSERT INTO shared (text) VALUES (?)');
    this.#read = db.prepare('SELECT text FROM shared WHERE number = ?');
  }

  /** The number of a text; a new one if it has none. */
  numberOf(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      const found = this.#find.get(text) as { number: number } | undefined;
      number = found?.number ?? Number(this.#insert.run(text).lastInsertRowid);
      keep(this.#numbers, text, number);
    }
    return number;
  }

  text(number: number): string | undefined {
    if (number === 0) return undefined;
    let text = this.#texts.get(number);
    if (text === undefined) {
      text = (this.#read.get(number) as { text: string }).text;
      keep(this.#texts, number, text);
    }
    return text;
  }

  /** A word, entered as its script, a space and its letters. */
  token(number: number): NameToken {
    let token = this.#tokens.get(number);
    if (token === undefined) {
      const text = this.text(number)!;
      const space = text.indexOf(' ');
      token = nameToken(text.slice(space + 1), text.slice(0, space) as Script);
      keep(this.#tokens, number, token);
    }
    return token;
  }

  /** A place, entered as its path (empty for none), a line feed and its text. */
  place(number: number): Place | undefined {
    if (number === 0) return undefined;
    let place = this.#places.get(number);
    if (place === undefined) {
      const [path, text] = this.text(number)!.split('\n') as [string, string];
      place = path === '' ? { text } : { path, text };
      keep(this.#places, number, place);
    }
    return place;
  }
}

function keep<K, V>(known: Map<K, V>, key: K, value: V): void {
  if (known.size >= KEPT) known.clear();
  known.set(key, value);
}
