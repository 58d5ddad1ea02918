import { identifier } from '../identifier.ts';
import { foldedName } from '../tracing/names/folded-name.ts';
import { evenedNumber } from '../written-text.ts';

/** A name as it is looked up, by the matcher's folding; a hash, so that no key tells it. */
export const nameKey = (name: string): string => identifier('name', foldedName(name));

/** The key under which persons stand who were written before names were folded so; a change of the person ends it. */
export const oldNameKey = (name: string): string =>
  identifier('name', name.normalize('NFKC').toLocaleLowerCase('und').replace(/\s+/gu, ' ').trim());

/** An individual number as it is looked up; a hash too. */
export const individualNumberKey = (number: string): string => identifier('individual', evenedNumber(number));
