import type { Stored } from '../../domain/case/entities.ts';

/** One change of the table: the entity before, if there was one, and after. */
export interface Changed {
  id: string;
  at: string;
  before: Stored | undefined;
  after: Stored;
  /** The key of the list it is in. */
  listedUnder?: string | undefined;
  /** An import brought it: it is listed and indexed, and sets nothing going. */
  imported?: true;
}

/** An entity that was removed from the table. */
export interface Removed {
  id: string;
  at: string;
  before: Stored;
}
