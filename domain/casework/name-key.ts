import { identifier, type MakeIdentifier } from '../kernel/identifier.ts';
import { normalizedNumber, plainPaperNumber } from '../kernel/written-text.ts';
import { foldedName } from '../tracing/names/folded-name.ts';

/**
 * The key under which a name is looked up, folded as the matcher does and keyed with the installation's secret, so
 * that guesses cannot be tested.
 */
export const nameKey = (keyed: MakeIdentifier, name: string): string => keyed('keyed-name', foldedName(name));

/** The key under which an individual number is looked up. */
export const individualNumberKey = (keyed: MakeIdentifier, number: string): string =>
  keyed('keyed-individual', normalizedNumber(number));

/** The key under which the number of an identity paper is looked up: letters and digits alone count. */
export const identityPaperKey = (keyed: MakeIdentifier, number: string): string =>
  keyed('keyed-paper', plainPaperNumber(number));

/** Keys under which people were stored before keys were secret, or before names were folded this way. */
export const oldNameKeys = (name: string): string[] => [
  identifier('name', foldedName(name)),
  identifier('name', name.normalize('NFKC').toLocaleLowerCase('und').replace(/\s+/gu, ' ').trim()),
];
export const oldIndividualNumberKey = (number: string): string =>
  identifier('individual', normalizedNumber(number));

/** Every key, old and new, under which a person of this name or number may be stored. */
export const everyNameKey = (keyed: MakeIdentifier, name: string): string[] => [
  ...new Set([nameKey(keyed, name), ...oldNameKeys(name)]),
];
export const everyIndividualNumberKey = (keyed: MakeIdentifier, number: string): string[] => [
  individualNumberKey(keyed, number),
  oldIndividualNumberKey(number),
];

/** True for an old key: the person has to be listed again. */
export const isOldKey = (key: string): boolean => !key.startsWith('keyed-');
