import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import type { Policy } from '../policy/policy.ts';
import type { AccessGrant } from './access-grant.ts';
import type { Case } from './case.ts';
import type { Answer, CasePatch, Change } from './change.ts';
import type { Consent, ConsentPurpose } from './consent.ts';
import type { Flag } from './flag.ts';
import type { Person } from './person.ts';

/** How far a stage is stopped: it begins again with the next run, nothing more is sought for it, or the case closes. */
export type Interruption = 'begins-again' | 'seeks-no-more' | 'closes';

/** What is particular to a stage in the course of a case; what a stage does not say, it does as any other. */
export interface StageRules {
  /** What its workflow starts from: whom or what it is about (ids), codes and seconds. */
  readonly begins?: (file: CaseFile, at: string) => Answer;
  /** What completes it when there is nobody left to work for; undefined while there is work. */
  readonly settles?: (file: CaseFile, at: string) => CasePatch | undefined;
  /** The act by which that is told; `stage.settled` where it says none. */
  readonly settledAs?: string;
  /** Days and instants that it waits for, beside those that its decisions named. */
  readonly waitsFor?: (file: CaseFile) => readonly string[];
  /** What it gives up when it is stopped. */
  readonly interrupted?: (file: CaseFile, how: Interruption, command: Command, reasonCode: string) => Change;
  /** What follows when somebody's consent is gone from the file; undefined when nothing of it rested on that. */
  readonly consentEnded?: (file: CaseFile, purpose: ConsentPurpose, command: Command) => Change | undefined;
  /** Why the correction of a member has it begin again once it was done; undefined when it does not. */
  readonly reopenedBy?: (
    before: CaseFile,
    after: CaseFile,
    personId: string,
    at: string,
  ) => string | undefined;
  /** A decision on any work of the case, with what follows from it for this stage. */
  readonly decided?: (file: CaseFile, change: Change, command: Command) => Change;
  /** What of it a household lacks to travel on a day; asked whatever stages the case's policy has. */
  readonly beforeTravel?: (file: CaseFile, day: string) => readonly string[];
  /** What it records when the household has arrived. */
  readonly arrived?: (file: CaseFile, arrivedAt: string) => Change['writes'];
  /** What of a policy it goes by, besides the patience for its work. */
  readonly goesBy?: (policy: Policy) => unknown;
}

/**
 * What the registry hands to decisions with each case: the stages that there are, and (`domain/work-item/kind.ts`) the
 * kinds of work. The ground itself knows none of them.
 */
export interface CaseRules {
  readonly stages: readonly (StageRules & { readonly name: string })[];
}

/**
 * Everything about one case that decisions look at, with the policy version that the case started with. Work items and
 * what stages record are added by whoever owns them (`declare module`).
 */
export interface CaseFile {
  case: Case;
  /** The case record was stored before stages stood beside it. */
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
export const placesOf = ({ case: caseRecord }: CaseFile): Pick<Case, 'office' | 'destinationOffice'> => ({
  office: caseRecord.office,
  destinationOffice: caseRecord.destinationOffice,
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
