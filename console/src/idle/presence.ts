/** Where the tabs of a browser tell each other when they were touched last; nothing else stands there. */
export const PRESENT = 'kinbridge.present';
/** WCAG 2.2.1 asks for at least 20 seconds to answer; whoever looks for their place in a file gets two minutes. */
const WARNED_MS = 120_000;
/** Tabs look at their clock a moment apart. */
const TICK_MS = 1000;
/** What stands there once the person has signed out in one of the tabs. */
const LEFT = 'left';

export type Phase =
  | { readonly kind: 'here' }
  /** Nobody seems to be there, and is signed out in so many milliseconds. */
  | { readonly kind: 'warned'; readonly leftMs: number }
  | { readonly kind: 'over'; readonly by: 'idle' | 'sign-out' };

export type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** When somebody last touched one of the tabs of this browser. */
export class Presence {
  readonly #shelf: Shelf;
  #own: number;

  constructor(shelf: Shelf, now: number) {
    this.#shelf = shelf;
    this.#own = now;
    this.touch(now);
  }

  touch(now: number): void {
    this.#own = now;
    this.#write(String(now));
  }

  phase(now: number, idleMs: number): Phase {
    const told = this.#read();
    if (told === LEFT) return { kind: 'over', by: 'sign-out' };
    // A clock that was put back makes nobody present.
    this.#own = Math.min(this.#own, now);
    const elsewhere = Number(told) || 0;
    const last = elsewhere > now + TICK_MS ? this.#own : Math.max(this.#own, elsewhere);
    const leftMs = last + idleMs - now;
    if (leftMs <= 0) return { kind: 'over', by: 'idle' };
    return leftMs <= WARNED_MS ? { kind: 'warned', leftMs } : { kind: 'here' };
  }

  #read(): string | null {
    try {
      return this.#shelf.getItem(PRESENT);
    } catch {
      return null;
    }
  }

  #write(value: string): void {
    try {
      this.#shelf.setItem(PRESENT, value);
    } catch {
      // A browser without storage has tabs that know of themselves alone.
    }
  }
}

/** Tells the other tabs that the person has signed out. */
export const leaveEverywhere = (shelf: Shelf): void => {
  try {
    shelf.setItem(PRESENT, LEFT);
  } catch {
    // They find out by their next call.
  }
};
