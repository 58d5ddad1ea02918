import { identifier, type MakeIdentifier } from '../kernel/identifier.ts';
import { evenedNumber } from '../kernel/written-text.ts';
import { foldedName } from '../tracing/names/folded-name.ts';

/** A name as it is looked up, by the matcher's folding; under the installation's key, so that no guess can be tried. */
export const nameKey = (keyed: MakeIdentifier, name: string): string => keyed('keyed-name', foldedName(name));

/** An individual number as it is looked up; the same. */
export const individualNumberKey = (keyed: MakeIdentifier, number: string): string =>
  keyed('keyed-individual', evenedNumber(number));

/** Keys under which persons stand who were written before keys were secret, or before names were folded so. */
export const oldNameKeys = (name: string): string[] => [
  identifier('name', foldedName(name)),
  identifier('name', name.normalize('NFKC').toLocaleLowerCase('und').replace(/\s+/gu, ' ').trim()),
];
export const oldIndividualNumberKey = (number: string): string =>
  identifier('individual', evenedNumber(number));

/** Every key under which a person of a name may stand; the same of a number. */
export const everyNameKey = (keyed: MakeIdentifier, name: string): string[] => [
  ...new Set([nameKey(keyed, name), ...oldNameKeys(name)]),
];
export const everyIndividualNumberKey = (keyed: MakeIdentifier, number: string): string[] => [
  individualNumberKey(keyed, number),
  oldIndividualNumberKey(number),
];

/** Whether it is such an old key: the person has to be listed anew. */
export const isOldKey = (key: string): boolean => !key.startsWith('keyed-');
