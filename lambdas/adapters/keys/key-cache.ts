import type { KeyObject } from 'node:crypto';

/** What is known of a key: itself, or that it was destroyed. */
export type KeyState = KeyObject | 'destroyed';

interface Kept {
  readonly state: KeyState;
  readonly until: number;
}

export interface CacheLimits {
  /** Keys at most; the one that was not used for longest goes first. */
  readonly most: number;
  /** How long a key is used before the store is asked again: another process may have destroyed it. */
  readonly ageMs: number;
}

/** Keys that were used lately. */
export class KeyCache {
  readonly #limits: CacheLimits;
  readonly #kept = new Map<string, Kept>();

  constructor(limits: CacheLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#kept.size;
  }

  get(owner: string): KeyState | undefined {
    const kept = this.#kept.get(owner);
    if (!kept) return undefined;
    this.#kept.delete(owner);
    if (kept.until < Date.now()) return undefined;
    this.#kept.set(owner, kept);
    return kept.state;
  }

  /** A key that was destroyed never comes back, whatever a read that began earlier brings. */
  set(owner: string, state: KeyState): KeyState {
    if (this.#kept.get(owner)?.state === 'destroyed') return 'destroyed';
    this.#kept.delete(owner);
    this.#kept.set(owner, { state, until: Date.now() + this.#limits.ageMs });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#limits.most) break;
      this.#kept.delete(oldest);
    }
    return state;
  }

  clear(): void {
    this.#kept.clear();
  }
}
