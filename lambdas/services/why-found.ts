import type { FoundCase } from '../../contracts/api/find.ts';
import { FOUND_BY } from '../../contracts/api/find.ts';
import type { Person } from '../../domain/case/person.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { foldedWords } from '../../domain/tracing/names/folded-name.ts';
import type { Sought } from '../../registry/find-words.ts';
import { beginsName, endsPhone, namesOf } from '../../registry/find-words.ts';
import { transliterateName } from '../../stages/family-tracing/reading/name.ts';

export type Why = FoundCase['why'];

export const why = (by: Why['by'], text: string | null = null): Why => ({ by, text });

/** The surest reason first. */
export const surer = (one: Why, other: Why): number => FOUND_BY.indexOf(one.by) - FOUND_BY.indexOf(other.by);

const isWritten = (sought: readonly string[], name: string): boolean => {
  const words = foldedWords(name);
  return sought.every((part) => words.some((word) => word.startsWith(part)));
};

function byNames(sought: readonly string[], [full = '', ...others]: readonly string[]): Why | undefined {
  const matched = [full, ...others].find((name) => beginsName(sought, name));
  if (matched === undefined) return undefined;
  if (!isWritten(sought, matched)) return why('reading', transliterateName(matched) ?? matched);
  return matched === full ? why('name') : why('other-name', matched);
}

function byPhones(sought: string | undefined, phones: readonly string[]): Why | undefined {
  const matched = sought === undefined ? undefined : phones.find((phone) => endsPhone(sought, phone));
  return matched === undefined ? undefined : why('phone', matched);
}

/** Why a person answers what is sought in part; undefined if they do not. */
export const whyPerson = (sought: Sought, person: Person): Why | undefined =>
  byPhones(sought.phone, person.phones ?? []) ?? byNames(sought.names, namesOf(person));

export const whySponsor = (sought: Sought, { name, phone }: Sponsor): Why | undefined =>
  byPhones(sought.phone, phone === undefined ? [] : [phone]) ?? byNames(sought.names, [name]);
