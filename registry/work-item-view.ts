import * as z from 'zod';
import type { AuditEntry } from '../domain/audit/audit-entry.ts';
import type { CaseFile } from '../domain/case/case-file.ts';
import { activeMembers } from '../domain/case/case-file.ts';
import type { FieldClass } from '../domain/case/field-class.ts';
import { IdentityPaperSchema } from '../domain/case/identity.ts';
import type { RightsRequest } from '../domain/case/rights-request.ts';
import { RightsRequestSchema } from '../domain/case/rights-request.ts';
import { papersAskedAbout } from '../domain/casework/expiring-paper.ts';
import { EXPIRING_PAPER } from '../domain/casework/expiring-papers.ts';
import { missingDocuments } from '../domain/documents/required.ts';
import { changeOf, HOUSEHOLD_CHANGE } from '../domain/household/change-kind.ts';
import { InstantSchema } from '../domain/kernel/calendar.ts';
import { DocumentKindSchema } from '../domain/kernel/document-kind.ts';
import { personal } from '../domain/kernel/personal-data.ts';
import { WhySchema } from '../domain/kernel/why.ts';
import { RIGHTS_REQUEST } from '../domain/rights/decision-form.ts';
import { SponsorAdultSchema, SponsorSchema } from '../domain/sponsorship/sponsor.ts';
import type { SponsorFile } from '../domain/sponsorship/sponsor-file.ts';
import { refusedToSponsorWork } from '../domain/sponsorship/sponsor-work.ts';
import { ComparedSchema } from '../domain/work-item/compared.ts';
import { closedTo, notForOf } from '../domain/work-item/four-eyes.ts';
import { CLOSED_BECAUSE } from '../domain/work-item/kind.ts';
import { earlierDecisions, MatterSchema, matterOf } from '../domain/work-item/matter.ts';
import { PersonAtWorkSchema, personsAtWork } from '../domain/work-item/person-at-work.ts';
import { StepSchema, stepsOf } from '../domain/work-item/step-history.ts';
import type { WorkItem } from '../domain/work-item/work-item.ts';
import { isOfItsOffices, WorkItemSchema } from '../domain/work-item/work-item.ts';
import { ShownAtVisitSchema } from '../stages/post-arrival-follow-up/shown-at-visit.ts';
import { SupportViewSchema, supportOf } from '../stages/sponsorship/support-view.ts';
import { ChangeViewSchema, changeView } from './case-view.ts';
import { GivenViewSchema, givenView } from './given-view.ts';
import { HeldViewSchema, heldView } from './held-view.ts';
import { itemView } from './item-head.ts';
import { JourneyViewSchema, shownWithForm } from './journey-view.ts';
import { familyView, KnownViewSchema } from './known-view.ts';
import { whyOfWork } from './why-of-case.ts';
import { messageOf, saidWithRequests, WrittenSchema, writtenAbout } from './written-words.ts';

const { version, kind, stage, role, office, status, round, openedAt, dueAt } = WorkItemSchema.shape;

/** A paper that expires, without its number. */
const ExpiringPaperViewSchema = IdentityPaperSchema.pick({ kind: true, country: true, expiresOn: true });

/** A work item as shown to the person who decides it. */
export const WorkItemFormViewSchema = z.object({
  workItemId: z.string(),
  /** The case it belongs to; null for work about a sponsor. */
  caseId: z.string().nullable(),
  /** The case number, for those who may see it. */
  caseNumber: z.string().nullable(),
  ...{ version, kind, stage, role, office, status, round, openedAt, dueAt },
  subject: z.string().nullable(),
  assignee: z.string().nullable(),
  escalated: z.boolean(),
  context: z.record(z.string(), z.unknown()).nullable(),
  ...HeldViewSchema.shape,
  ...GivenViewSchema.shape,
  /** The sponsor, for work about a sponsor. */
  sponsor: z
    .object({
      sponsorId: z.string(),
      name: personal(z.string()),
      vetting: SponsorSchema.shape.vetting,
      adults: z.array(SponsorAdultSchema),
    })
    .nullable(),
  /** The family that a sponsor named, or to the household the sponsor that named it. */
  known: KnownViewSchema.nullable(),
  /** Members of the case now, or adults of the sponsor. */
  members: z.array(z.string()),
  /** The members of the orientation group it is about. */
  group: z.array(z.string()).nullable(),
  topics: z.array(z.string()).nullable(),
  ...ShownAtVisitSchema.shape,
  /** Fields that the policy of its case asks for, although the form of the kind leaves them open. */
  needed: z.array(z.object({ decision: z.string(), fields: z.array(z.string()) })),
  /** What stands behind a promise, for work that confirms it or draws up its plan. */
  support: SupportViewSchema.nullable(),
  /** The journey, for work of travel; the needs on the way only for readers of the class `health`. */
  travel: JourneyViewSchema.nullable(),
  /** What the sponsor, or a person on their page, wrote, for a work item about that. */
  message: z
    .object({ text: personal(z.string()), topic: z.string().nullable(), at: InstantSchema })
    .nullable(),
  /**
   * Whom it is about and what was decided before; null for sponsors, and where the other office must not learn whose
   * case it is.
   */
  matter: MatterSchema.nullable(),
  /** What the reader cannot decide now and why; if no decision is named, all of them. */
  closed: z.array(
    z.object({
      decision: z.string().nullable(),
      why: z.enum(CLOSED_BECAUSE),
    }),
  ),
  /** Documents that a decision waits for, or may explain; `personIds` is empty if one for the household is enough. */
  missing: z.array(
    z.object({
      decision: z.string(),
      kinds: z.array(DocumentKindSchema),
      personIds: z.array(z.string()),
      explainable: z.boolean(),
    }),
  ),
  /** Who cannot be given it, because it reviews their own decision. */
  notFor: z.array(z.string()),
  /** Names of the people whom the view mentions by id. */
  people: z.array(PersonAtWorkSchema),
  /** The change of the household that it is about. */
  householdChange: ChangeViewSchema.pick({ change: true, happenedOn: true, evidence: true }).nullable(),
  /** What was asked about data, for work that answers it; null without the class `identity`. */
  rightsRequest: RightsRequestSchema.pick({
    ...{ right: true, purpose: true, personId: true, askedBy: true, channel: true, words: true },
    ...{ askedOn: true, dueOn: true },
  }).nullable(),
  /**
   * What is still about to expire of the papers that it asks about; null for other kinds and for readers who may not
   * see identity.
   */
  expiringPapers: personal(z.array(ExpiringPaperViewSchema)).nullable(),
  /**
   * The households to compare, the new record first; null for other kinds and for readers who may not see identity.
   */
  compared: z.array(ComparedSchema).nullable(),
  /** What the sponsor or the family wrote besides, newest first. */
  written: z.array(WrittenSchema),
  /** The course of this step, newest first: earlier openings, who had it, reminders and escalations. */
  steps: z.array(StepSchema),
  /** Which rules opened or hold it up, and what would have decided otherwise: tried again, and confirmed. */
  why: z.array(WhySchema),
});
export type WorkItemFormView = z.infer<typeof WorkItemFormViewSchema>;

/** A work item as the person deciding it sees it: the ids and codes its form needs, and what a sponsor wrote. */
export const formView = (
  file: CaseFile,
  item: WorkItem,
  at: string,
  sees: readonly FieldClass[],
  readerId: string,
  entries: readonly AuditEntry[],
): WorkItemFormView => {
  const matter = sees.length > 0 && isOfItsOffices(file.case, item) ? matterOf(file, item, at, sees) : null;
  const steps = stepsOf(file.workItems, item, entries);
  return {
    ...caseItemView(file, item, at, sees),
    ...heldView(item, at, readerId),
    ...givenView(file, item),
    matter,
    closed: closedTo(file, item, readerId),
    missing: matter === null ? [] : missingOf(file, item, at),
    notFor: notForOf(file, item),
    people: personsAtWork(item, matter?.earlier ?? [], steps),
    compared: null,
    written: matter === null ? [] : writtenAbout(file, item, sees),
    steps,
    support: matter === null ? null : supportOf(file, item, at),
    why: matter === null ? [] : whyOfWork(file, item, at).map((why) => WhySchema.parse(why)),
  };
};

const missingOf = (file: CaseFile, item: WorkItem, at: string): WorkItemFormView['missing'] =>
  missingDocuments(file, item, at).map(({ explainable = false, ...one }) => ({
    ...{ ...one, kinds: [...one.kinds], personIds: [...one.personIds], explainable },
  }));

const SHOWS_NOTHING = {
  householdChange: null,
  rightsRequest: null,
  expiringPapers: null,
  group: null,
  topics: null,
  scored: null,
  due: null,
  visits: null,
  needed: [],
  support: null,
  travel: null,
  known: null,
};

const caseItemView = (file: CaseFile, item: WorkItem, at: string, sees: readonly FieldClass[]) => ({
  ...itemView(item),
  caseId: item.caseId,
  caseNumber: sees.includes('identity') && isOfItsOffices(file.case, item) ? file.case.number : null,
  sponsor: null,
  members: activeMembers(file).map((person) => person.id),
  ...SHOWS_NOTHING,
  ...shownWithForm(file, item, at, sees),
  householdChange: householdChangeOf(file, item, sees),
  rightsRequest: rightsRequestOf(file.rights, item, sees),
  expiringPapers: papersOf(file, item, at, sees),
  message: messageOf(file, item),
});

const papersOf = (file: CaseFile, item: WorkItem, at: string, sees: readonly FieldClass[]) =>
  item.kind === EXPIRING_PAPER && sees.includes('identity')
    ? papersAskedAbout(file, item, at).map((paper) => ExpiringPaperViewSchema.parse(paper))
    : null;

function householdChangeOf(file: CaseFile, item: WorkItem, sees: readonly FieldClass[]) {
  const change = item.kind === HOUSEHOLD_CHANGE ? changeOf(file, item.subject) : undefined;
  if (!change) return null;
  const { change: what, happenedOn, evidence } = changeView(change, sees);
  return { change: what, happenedOn, evidence };
}

function rightsRequestOf(rights: readonly RightsRequest[], item: WorkItem, sees: readonly FieldClass[]) {
  const found = item.kind === RIGHTS_REQUEST ? rights.find(({ id }) => id === item.subject) : undefined;
  if (!found || !sees.includes('identity')) return null;
  const { right, purpose, personId, askedBy, channel, words, askedOn, dueOn } = found;
  return { right, purpose, personId, askedBy, channel, words, askedOn, dueOn };
}

export const sponsorFormView = (
  file: SponsorFile,
  item: WorkItem,
  sees: readonly FieldClass[],
  entries: readonly AuditEntry[],
  { id: readerId, at }: { id: string; at: string },
): WorkItemFormView => {
  const { sponsor, workItems, rights } = file;
  const earlier = earlierDecisions(workItems, sees, {
    isBasis: ({ kind, subject }) => kind === item.kind && subject === item.subject,
  });
  const steps = stepsOf(workItems, item, entries);
  return {
    ...itemView(item),
    ...heldView(item, at, readerId),
    ...{ service: null, given: null, caseId: null, caseNumber: null },
    sponsor: {
      sponsorId: sponsor.id,
      ...{ name: sponsor.name, vetting: sponsor.vetting, adults: sponsor.adults },
    },
    members: sponsor.adults.map(({ id }) => id),
    ...SHOWS_NOTHING,
    rightsRequest: rightsRequestOf(rights, item, sees),
    known: familyView(sponsor, item, sees),
    message: null,
    matter: { household: [], flags: [], consents: [], earlier },
    ...refusedToSponsorWork(file, item, readerId),
    ...{ missing: [], compared: null, why: [] },
    people: personsAtWork(item, earlier, steps),
    written: saidWithRequests(rights, item, sees),
    steps,
  };
};
