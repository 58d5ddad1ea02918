import type { Case } from '../case/case.ts';
import { caseIdOf, sameNumber } from '../casework/register-case.ts';
import type { MakeIdentifier } from '../kernel/identifier.ts';
import { type Rule, rule } from '../kernel/rules.ts';
import { ProgrammeSchema } from '../policy/policy.ts';

const CASE_ID = /^case-[0-9a-z]{20}$/;
/** The suffix of a case number that shows which case it came from: by a split, or by a reunification. */
const BRANCH = /(\/(\d{1,3}|FR))+$/i;

/**
 * Whether an entry in a sponsor's list refers to this household: by case id, or by case number however it is typed.
 */
export const refersToHousehold = (named: string, { id, number }: Pick<Case, 'id' | 'number'>): boolean =>
  named === id || sameNumber(named, number);

/** Case ids that a household named in a list may have; a case split from another is linked to it. */
export function idsOfNamed(named: string, makers: readonly MakeIdentifier[]): string[] {
  const text = named.trim();
  if (CASE_ID.test(text)) return [text];
  const numbers = new Set([text, text.replace(BRANCH, '')]);
  return ProgrammeSchema.options.flatMap((programme) =>
    [...numbers].flatMap((number) => makers.map((make) => caseIdOf(make, programme, number))),
  );
}

/** Whether a household named in a list may have come from another case. */
export const mayBeBranch = (named: string): boolean => BRANCH.test(named.trim());

/** The lists of a sponsor that name households. */
const HOUSEHOLD_LISTS = ['vetoes', 'tiedTo'] as const;
export type HouseholdList = (typeof HOUSEHOLD_LISTS)[number];
export type HouseholdLists = Readonly<Partial<Record<HouseholdList, readonly string[] | undefined>>>;

/** A household as a list names it, and where. */
export interface NamedHousehold {
  readonly list: HouseholdList;
  readonly index: number;
  readonly named: string;
}

/** A household that the reader cannot find; the entry is kept, since the case may be registered later. */
export interface UnknownHousehold extends NamedHousehold {
  readonly rule: Rule;
}

/** The households named in the lists. */
export const namedHouseholds = (lists: HouseholdLists): NamedHousehold[] =>
  HOUSEHOLD_LISTS.flatMap((list) => (lists[list] ?? []).map((named, index) => ({ list, index, named })));

export const NOT_FOUND: Rule = rule('case-of-office');
