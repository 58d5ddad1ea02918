import { identifier } from '../identifier.ts';

/** A name as it is looked up: compatibility forms folded, case and spaces evened; a hash, so that no key tells it. */
export const nameKey = (name: string): string =>
  identifier('name', name.normalize('NFKC').toLocaleLowerCase('und').replace(/\s+/gu, ' ').trim());
