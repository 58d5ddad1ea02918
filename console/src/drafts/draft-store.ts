/** A half-filled form: what was entered, and the key under which it is or will be sent. */
export interface Draft {
  readonly key: string;
  readonly values: unknown;
}

/** The part of the browser's storage that is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'kinbridge.draft.';

/** Drafts of one person in one tab: they survive a reload and a new sign-in, but not the tab. */
export class DraftStore {
  readonly #shelf: Shelf;
  readonly #personId: string;

  constructor(shelf: Shelf, personId: string) {
    this.#shelf = shelf;
    this.#personId = personId;
    this.#drop((name) => !name.startsWith(this.#nameOf('')));
  }

  read(form: string): Draft | undefined {
    const text = this.#shelf.getItem(this.#nameOf(form));
    if (text === null) return undefined;
    try {
      const draft = JSON.parse(text) as Partial<Draft>;
      return typeof draft.key === 'string' ? { key: draft.key, values: draft.values } : undefined;
    } catch {
      return undefined;
    }
  }

  /** If storage is full, the draft is lost on reload, but never what is on the screen. */
  write(form: string, draft: Draft): void {
    try {
      this.#shelf.setItem(this.#nameOf(form), JSON.stringify(draft));
    } catch {
      this.clear(form);
    }
  }

  clear(form: string): void {
    this.#shelf.removeItem(this.#nameOf(form));
  }

  /** Deletes everything, when the person signs out. */
  clearAll(): void {
    this.#drop(() => true);
  }

  #nameOf(form: string): string {
    return `${PREFIX}${this.#personId}.${form}`;
  }

  #drop(which: (name: string) => boolean): void {
    const names = Array.from({ length: this.#shelf.length }, (_none, index) => this.#shelf.key(index) ?? '');
    for (const name of names) if (name.startsWith(PREFIX) && which(name)) this.#shelf.removeItem(name);
  }
}
