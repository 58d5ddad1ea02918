import type { Journal } from './journal.ts';
import type { StatusChange } from './status-change.ts';

type Listener = (change: StatusChange) => unknown;

interface Entry {
  readonly id: number;
  readonly change: StatusChange;
  readonly of: { readonly withdrawn: boolean };
}

const KEPT = { withdrawn: false } as const;

/**
 * Status changes to be announced: written in the same commit as the change, and removed in a later commit once
 * announced. So each is announced at least once, even if the process dies in between; if a listener fails, it is
 * announced again with the next commit or at the next start.
 */
export class StatusOutbox {
  readonly #listener: Listener | undefined;
  #nextId = 1;
  #unwritten: Entry[] = [];
  #told: number[] = [];
  #failed: Entry[] = [];

  constructor(listener: Listener | undefined) {
    this.#listener = listener;
  }

  /** Without listeners nothing is announced, and nothing is written for it. */
  get listens(): boolean {
    return this.#listener !== undefined;
  }

  /** There is something to remove, which can wait for another commit. */
  get leftOver(): boolean {
    return this.#told.length > 0;
  }

  note(of: Entry['of'], change: StatusChange): Entry {
    const entry = { id: this.#nextId++, change, of };
    this.#unwritten.push(entry);
    return entry;
  }

  /** What a commit writes in addition; `written` is called once it is on disk. */
  write(journal: Journal): void {
    for (const { id, change, of } of this.#unwritten)
      if (!of.withdrawn) journal.run('INSERT INTO untold VALUES (?, ?)', id, JSON.stringify(change));
    for (const id of this.#told) journal.run('DELETE FROM untold WHERE id = ?', id);
  }

  written(): void {
    this.#unwritten = [];
    this.#told = [];
    for (const entry of this.#failed.splice(0)) this.tell(entry);
  }

  tell(entry: Entry): void {
    const failed = (error: unknown): void => {
      this.#failed.push(entry);
      console.error(error);
    };
    try {
      const told = this.#listener?.(entry.change);
      if (told instanceof Promise) told.then(() => this.#told.push(entry.id), failed);
      else this.#told.push(entry.id);
    } catch (error) {
      failed(error);
    }
  }

  /** Announces what an earlier run may not have announced. */
  resume(journal: Journal): void {
    const rows = journal.all('SELECT id, change FROM untold ORDER BY id');
    this.#nextId = Number(rows.at(-1)?.id ?? 0) + 1;
    if (!this.listens) return;
    for (const { id, change } of rows)
      this.tell({ id: Number(id), change: JSON.parse(String(change)) as StatusChange, of: KEPT });
  }
}
