import { CaseError } from '../kernel/errors.ts';
import type { Policy } from '../policy/policy.ts';
import type { AccessGrant } from './access-grant.ts';
import type { Case } from './case.ts';
import type { CaseRules } from './case-rules.ts';
import type { Consent } from './consent.ts';
import type { Flag } from './flag.ts';
import type { Person } from './person.ts';

/**
 * Everything about one case that decisions look at, with the policy version that the case started with. Work items and
 * what stages record are added by whoever owns them (`declare module`).
 */
export interface CaseFile {
  case: Case;
  /** The head was stored before stages stood beside it. */
  stagesInHead?: true;
  policy: Policy;
  /** What its stages and kinds of work are; never stored. */
  rules: CaseRules;
  persons: Person[];
  consents: Consent[];
  flags: Flag[];
  access: AccessGrant[];
}

/** The offices of a case, as plans keep them: the calendars of an office find a plan without its case. */
export const placesOf = ({ case: head }: CaseFile): Pick<Case, 'office' | 'destinationOffice'> => ({
  office: head.office,
  destinationOffice: head.destinationOffice,
});

/** The members that still travel with the case, in the order of their ids. */
export const activeMembers = (file: Pick<CaseFile, 'persons'>): Person[] =>
  file.persons.filter((person) => person.status === 'active').sort((a, b) => (a.id < b.id ? -1 : 1));

/** The member with this id; NotFound when the case has none. */
export function memberOf(file: CaseFile, personId: string): Person {
  const person = file.persons.find((candidate) => candidate.id === personId);
  if (!person)
    throw new CaseError('NotFound', `Expected a person of case ${file.case.id}, received another id.`);
  return person;
}

/** True when a stage needs no more work. */
export const stageDone = (file: CaseFile, stage: string): boolean => {
  const state = (file.case.stages as Record<string, { status: string } | undefined>)[stage];
  return state?.status === 'completed' || state?.status === 'skipped';
};
