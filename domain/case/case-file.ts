import type { BestInterestsRecord } from '../../stages/best-interests/best-interests-record.ts';
import type { OrientationRecord } from '../../stages/cultural-orientation/orientation-record.ts';
import type { TracingRequest } from '../../stages/family-tracing/tracing-request.ts';
import type { HealthRecord } from '../../stages/health-assessment/health-record.ts';
import type { FollowUpPlan } from '../../stages/post-arrival-follow-up/follow-up-plan.ts';
import type { Offer } from '../../stages/sponsorship/offer.ts';
import type { TravelPlan } from '../../stages/travel/travel-plan.ts';
import { CaseError } from '../kernel/errors.ts';
import type { Policy } from '../policy/policy.ts';
import type { Sponsor } from '../sponsorship/sponsor.ts';
import type { SponsorMessage } from '../sponsorship/sponsor-message.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';
import type { AccessGrant } from './access-grant.ts';
import type { Case } from './case.ts';
import type { Consent } from './consent.ts';
import type { Flag } from './flag.ts';
import type { Person } from './person.ts';

/** Everything about one case that decisions look at, with the policy version that the case started with. */
export interface CaseFile {
  case: Case;
  /** The head was stored before stages stood beside it. */
  stagesInHead?: true;
  policy: Policy;
  persons: Person[];
  consents: Consent[];
  flags: Flag[];
  access: AccessGrant[];
  workItems: WorkItem[];
  bestInterests: BestInterestsRecord[];
  health: HealthRecord[];
  orientation?: OrientationRecord;
  offers: Offer[];
  /** The sponsors of the offers that are open or accepted. */
  sponsors: Sponsor[];
  /** What sponsors wrote about it. */
  messages: SponsorMessage[];
  travel?: TravelPlan;
  followUp?: FollowUpPlan;
  tracing: TracingRequest[];
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

/** The work item with this id; NotFound when the case or sponsor has none. */
export function workItemOf(file: { workItems: readonly WorkItem[] }, workItemId: string): WorkItem {
  const item = file.workItems.find((candidate) => candidate.id === workItemId);
  if (!item)
    throw new CaseError('NotFound', `Expected a work item that there is, received id ${workItemId}.`);
  return item;
}

/** Open work that closure has to wait for: tracing never blocks, and closure's own items do not count. */
export const blockingWork = (file: CaseFile): WorkItem[] =>
  file.workItems.filter(
    (item) => isOpen(item) && item.stage !== 'family-tracing' && item.stage !== 'closure',
  );

/** Kinds whose workflows run by themselves once they are started, whatever becomes of the case's run. */
const ON_THEIR_OWN = new Set([
  'follow-up-action',
  'protection-concern',
  'sponsor-question',
  'sponsor-worry',
  'contact-failed',
  'access-review',
  'same-number',
  'stalled-work',
]);

/** Open work that the case's run waits for, and that ends with the run. */
export const workOfRun = (file: CaseFile): WorkItem[] =>
  file.workItems.filter(
    (item) => isOpen(item) && item.stage !== 'family-tracing' && !ON_THEIR_OWN.has(item.kind),
  );

/** True when a stage needs no more work. */
export const stageDone = (file: CaseFile, stage: string): boolean => {
  const state = (file.case.stages as Record<string, { status: string } | undefined>)[stage];
  return state?.status === 'completed' || state?.status === 'skipped';
};
