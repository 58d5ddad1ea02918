import type { CaseRecord } from '../domain/case/case.ts';
import type { Person } from '../domain/case/person.ts';
import { furtherNames } from '../domain/casework/further-names.ts';
import { plainCode, plainPaperNumber } from '../domain/kernel/written-text.ts';
import type { Sponsor } from '../domain/sponsorship/sponsor.ts';
import { bareWord, foldedWords } from '../domain/tracing/names/folded-name.ts';
import { transliterateName } from '../stages/family-tracing/reading/name.ts';

/**
 * What a record is found by in part: by the beginning of a word of a name, the last digits of a phone, the beginning
 * or the end of a case's number. Phones and ends of numbers are written backwards, so that everything is a beginning.
 */
export const FIND_KINDS = ['name', 'phone', 'number', 'number-end'] as const;
export type FindKind = (typeof FIND_KINDS)[number];
export interface FindWord {
  readonly kind: FindKind;
  readonly text: string;
}

const backwards = (text: string): string => [...text].reverse().join('');
const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** The words of a name as people begin to type them: as written and in its Latin reading, with and without article. */
export function wordsOfName(full: string): string[] {
  const reading = transliterateName(full);
  const words = [full, ...(reading === undefined ? [] : [reading])].flatMap(foldedWords);
  return unique(words.flatMap((word) => [word, bareWord(word)]));
}

/** The digits of a phone from the last to the first. */
export const phoneBackwards = (phone: string): string => backwards(phone.replace(/\D/g, ''));

/** The names by which a person may be looked for, the full one first. */
export const namesOf = (person: Person): string[] => [person.name, ...furtherNames(person)];

const asWords = (kind: FindKind, texts: readonly string[]): FindWord[] =>
  unique(texts).map((text) => ({ kind, text }));

export const wordsOfPerson = (person: Person): FindWord[] => [
  ...asWords('name', namesOf(person).flatMap(wordsOfName)),
  ...asWords('phone', (person.phones ?? []).map(phoneBackwards)),
];

export const wordsOfSponsor = ({ name, phone }: Sponsor): FindWord[] => [
  ...asWords('name', wordsOfName(name)),
  ...asWords('phone', phone === undefined ? [] : [phoneBackwards(phone)]),
];

export const wordsOfCase = ({ number }: Pick<CaseRecord, 'number'>): FindWord[] => {
  const plain = plainPaperNumber(number);
  return [
    { kind: 'number', text: plain },
    { kind: 'number-end', text: backwards(plain) },
  ];
};

/** The fewest letters of each kind with which anything is looked for. */
export const LEAST_LETTERS: Readonly<Record<FindKind, number>> = {
  name: 2,
  phone: 4,
  number: 4,
  'number-end': 4,
};

/** What is looked for: every word has to begin a word of the same name; phones and numbers are single words. */
export interface Sought {
  readonly names: readonly string[];
  readonly phone?: string;
  readonly number?: string;
}

const IS_PHONE = /^\+?[\d\s().\-–/]+$/;
/** A word alone is a name; a number has a digit, or a sign between its parts. */
const IS_NUMBER = /^(?=.*[\p{N}\-–/_#])[\p{L}\p{N}\s.\-–/_#]+$/u;
const long = (kind: FindKind, text: string): boolean => [...text].length >= LEAST_LETTERS[kind];

/** The digits of a phone without the country's `00` or the `0` that is left out after a country code. */
const dialled = (text: string): string => phoneBackwards(text.replace(/\D/g, '').replace(/^0{1,2}/, ''));

/** What a typed text may mean: part of a name, of a phone, of a number. */
export function soughtBy(typed: string): Sought {
  const text = plainCode(typed);
  const letters = !/\p{N}/u.test(text);
  const phone = IS_PHONE.test(text) ? dialled(text) : '';
  const number = IS_NUMBER.test(text) ? plainPaperNumber(text) : '';
  return {
    names: letters ? unique(foldedWords(typed)) : [],
    ...(long('phone', phone) ? { phone } : {}),
    ...(long('number', number) ? { number } : {}),
  };
}

/** Whether each sought word begins a word of this name, as written or as read in Latin letters. */
export function beginsName(sought: readonly string[], full: string): boolean {
  const words = wordsOfName(full);
  return sought.length > 0 && sought.every((part) => words.some((word) => word.startsWith(part)));
}

export const endsPhone = (sought: string, phone: string): boolean => phoneBackwards(phone).startsWith(sought);

export function isInNumber(sought: string, number: string): boolean {
  const plain = plainPaperNumber(number);
  return plain.startsWith(sought) || plain.endsWith(sought);
}

export const numberBackwards = backwards;
