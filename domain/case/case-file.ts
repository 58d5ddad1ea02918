import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import type { Lever } from '../kernel/smallest-change.ts';
import type { Why } from '../kernel/why.ts';
import type { Policy } from '../policy/policy.ts';
import type { AccessGrant } from './access-grant.ts';
import type { Case } from './case.ts';
import type { Answer, CasePatch, Change } from './change.ts';
import type { Consent, ConsentPurpose } from './consent.ts';
import type { Entity } from './entities.ts';
import type { Flag } from './flag.ts';
import type { MedicalNeeds } from './medical-needs.ts';
import type { PageLine, PageWords } from './page-line.ts';
import type { Person } from './person.ts';

/** How far a stage is stopped: it starts over in the next run, its search ends, or the case closes. */
export type Interruption = 'begins-again' | 'seeks-no-more' | 'closes';

/** What a stage does differently from other stages in the course of a case. Every rule is optional. */
export interface StageRules {
  /** The input of its workflow: ids of whom or what it is about, codes and seconds. */
  readonly begins?: (file: CaseFile, at: string) => Answer;
  /** What completes the stage when nobody is left to work for; undefined while there is work. */
  readonly settles?: (file: CaseFile, at: string) => CasePatch | undefined;
  /** The audit act that records it; `stage.settled` by default. */
  readonly settledAs?: string;
  /** Dates and instants that it waits for, in addition to those set by its decisions. */
  readonly waitsFor?: (file: CaseFile) => readonly string[];
  /** What it gives up when it is stopped. */
  readonly interrupted?: (file: CaseFile, how: Interruption, command: Command, reasonCode: string) => Change;
  /** What follows when a consent is no longer in the file; undefined when nothing in the stage depended on it. */
  readonly consentEnded?: (file: CaseFile, purpose: ConsentPurpose, command: Command) => Change | undefined;
  /** What follows when somebody outside the registry withdraws, or is erased. */
  readonly outsiderEnded?: (
    file: CaseFile,
    personId: string,
    because: 'record-erased' | 'consent-withdrawn',
    command: Command,
  ) => Change;
  /** Why a member who is corrected, joins or changes position starts the completed stage over; undefined if not. */
  readonly reopenedBy?: (
    before: CaseFile,
    after: CaseFile,
    personId: string,
    at: string,
  ) => string | undefined;
  /**
   * What ends or has to be prepared again when somebody joins or leaves a household under way, before its journey. The
   * status of stages follows from `reopenedBy`, which is asked about each member.
   */
  readonly recomposed?: (before: CaseFile, after: CaseFile, command: Command) => Change;
  /** What members take along to another case: the records that this stage keeps about each person. */
  readonly carried?: (file: CaseFile, members: readonly string[], toCase: CaseFile) => Change['writes'];
  /** What it decided about the whole household holds for members who part into a case of their own. */
  readonly holdsForParted?: true;
  /** Adds to a decision on any work of the case what follows from it for this stage. */
  readonly decided?: (file: CaseFile, change: Change, command: Command) => Change;
  /** What the household still lacks in this stage to travel on a day; asked whatever stages the case's policy has. */
  readonly beforeTravel?: (file: CaseFile, day: string) => readonly string[];
  /**
   * Why it is opened again when what it gave does not reach the day of a journey (`beforeTravel` then names the stage);
   * a stage that does not say stops the booking.
   */
  readonly renewedForTravel?: (file: CaseFile) => string | undefined;
  /** What would let the household travel on a day as far as this stage is concerned, besides going earlier. */
  readonly travelLevers?: (file: CaseFile, day: string) => readonly Lever<CaseFile>[];
  /** Why it was opened again, and what would have left it as it was; asked while it is open again. */
  readonly whyReopened?: (file: CaseFile) => Why | undefined;
  /** Kinds of appointments that are not due yet: none is planned. */
  readonly closedToAppointments?: (file: CaseFile) => readonly string[];
  /** What persons need on the way and after it for their health, as far as it knows. */
  readonly medicalNeeds?: (file: CaseFile) => readonly MedicalNeeds[];
  /** What it records when the household has arrived. */
  readonly arrived?: (file: CaseFile, arrivedAt: string) => Change['writes'];
  /**
   * What it tells a person on their own page, such as a day of travel or a payment: nothing about anybody else. The words
   * are those of the pages (`lambdas/pages/messages`), by ids that begin with `person.of.<stage>.`.
   */
  readonly tellsPerson?: (file: CaseFile, personId: string, at: string) => readonly PageLine[];
  /** How it is called on that page, where the pages themselves have no word for it. */
  readonly pageWords?: PageWords;
  /** The parts of a policy that it depends on, apart from the deadlines of its work. */
  readonly goesBy?: (policy: Policy) => unknown;
}

/**
 * What the registry gives to decisions along with each case: the existing stages and (`domain/work-item/kind.ts`)
 * kinds of work. `domain/case` itself knows none of them.
 */
export interface CaseRules {
  readonly stages: readonly (StageRules & { readonly name: string })[];
}

/**
 * Everything about one case that decisions look at, with the policy version that the case started with. Work items
 * and the records of stages are added by the module that owns them (`declare module`).
 */
export interface CaseFile {
  case: Case;
  /** The case record was stored before stages were kept in an item of their own. */
  stagesInRecord?: true;
  policy: Policy;
  /** The stages and kinds of work that exist; never stored. */
  rules: CaseRules;
  persons: Person[];
  consents: Consent[];
  flags: Flag[];
  access: AccessGrant[];
  /** What stages of a programme's own have stored; `recordOf` finds it. */
  ownRecords?: readonly Entity[];
}

/**
 * The offices of a case as its plans store them, so that an office's calendar can find a plan without reading the
 * case.
 */
export const placesOf = ({ case: caseRecord }: CaseFile): Pick<Case, 'office' | 'destinationOffice'> => ({
  office: caseRecord.office,
  ...(caseRecord.destinationOffice === undefined ? {} : { destinationOffice: caseRecord.destinationOffice }),
});

/** The office that receives the household; `WrongState` until it is set, which is asked before any stage needs it. */
export function destinationOf({ case: caseRecord }: Pick<CaseFile, 'case'>): string {
  if (caseRecord.destinationOffice !== undefined) return caseRecord.destinationOffice;
  throw new CaseError('WrongState', `Expected case ${caseRecord.id} to have a destination office.`);
}

/** The offices that work on the case. */
export const officesOf = (places: Pick<Case, 'office' | 'destinationOffice'>): string[] =>
  [places.office, places.destinationOffice].filter((office) => office !== undefined);

/** The members that still travel with the case, ordered by id. */
export const activeMembers = (file: Pick<CaseFile, 'persons'>): Person[] =>
  file.persons.filter((person) => person.status === 'active').sort((a, b) => (a.id < b.id ? -1 : 1));

/** The active members who were none before. */
export const joinedSince = (
  before: Pick<CaseFile, 'persons'>,
  after: Pick<CaseFile, 'persons'>,
): Person[] => {
  const known = new Set(activeMembers(before).map(({ id }) => id));
  return activeMembers(after).filter(({ id }) => !known.has(id));
};

/** The member with this id; NotFound when the case has none. */
export function memberOf(file: CaseFile, personId: string): Person {
  const person = file.persons.find((candidate) => candidate.id === personId);
  if (!person)
    throw new CaseError('NotFound', `Expected a person of case ${file.case.id}, received another id.`);
  return person;
}

/** True when a stage needs no more work. */
export const stageDone = (file: Pick<CaseFile, 'case'>, stage: string): boolean => {
  const state = (file.case.stages as Record<string, { status: string } | undefined>)[stage];
  return state?.status === 'completed' || state?.status === 'skipped';
};

declare module './change.ts' {
  interface Change<A = Answer> {
    /** Other cases that change with it, or not at all. */
    beside?: readonly { readonly file: CaseFile; readonly change: Change }[];
  }
}
