import * as z from 'zod';
import type { CaseFile } from '../domain/case/case-file.ts';
import { activeMembers } from '../domain/case/case-file.ts';
import type { FieldClass } from '../domain/case/field-class.ts';
import { InstantSchema } from '../domain/kernel/calendar.ts';
import { personal } from '../domain/kernel/personal-data.ts';
import { SponsorAdultSchema, SponsorSchema } from '../domain/sponsorship/sponsor.ts';
import type { SponsorFile } from '../domain/sponsorship/sponsor-file.ts';
import { ComparedSchema } from '../domain/work-item/compared.ts';
import { closedTo, notForOf } from '../domain/work-item/four-eyes.ts';
import { earlierDecisions, MatterSchema, matterOf } from '../domain/work-item/matter.ts';
import { PersonAtWorkSchema, personsAtWork } from '../domain/work-item/person-at-work.ts';
import type { WorkItem } from '../domain/work-item/work-item.ts';
import { isOfItsOffices, WorkItemSchema } from '../domain/work-item/work-item.ts';
import { groupsDue } from '../stages/cultural-orientation/groups.ts';

const { version, kind, stage, role, office, status, round, openedAt, dueAt } = WorkItemSchema.shape;

/** A work item for the person who has to decide it. */
export const WorkItemFormViewSchema = z.object({
  workItemId: z.string(),
  /** The case that it belongs to; null of work about a sponsor and no case. */
  caseId: z.string().nullable(),
  /** The registration number of the case, for who may see it. */
  caseNumber: z.string().nullable(),
  ...{ version, kind, stage, role, office, status, round, openedAt, dueAt },
  subject: z.string().nullable(),
  assignee: z.string().nullable(),
  escalated: z.boolean(),
  context: z.record(z.string(), z.unknown()).nullable(),
  /** The sponsor that it is about when there is no case. */
  sponsor: z
    .object({
      sponsorId: z.string(),
      name: personal(z.string()),
      vetting: SponsorSchema.shape.vetting,
      adults: z.array(SponsorAdultSchema),
    })
    .nullable(),
  /** The persons that the case has now, or the adults of the sponsor. */
  members: z.array(z.string()),
  /** The persons of the orientation group that it is about. */
  group: z.array(z.string()).nullable(),
  topics: z.array(z.string()).nullable(),
  dimensions: z.array(z.string()).nullable(),
  travel: z
    .object({ departureAt: InstantSchema.nullable(), departedAt: InstantSchema.nullable() })
    .nullable(),
  /** What a sponsor wrote, of a work item about that. */
  message: z
    .object({ text: personal(z.string()), topic: z.string().nullable(), at: InstantSchema })
    .nullable(),
  /** Whom it is about and what was decided before; null for sponsors, and where another office is not told whose case it is. */
  matter: MatterSchema.nullable(),
  /** What the reader cannot decide now, all of it when no decision is named, and why. */
  closed: z.array(
    z.object({
      decision: z.string().nullable(),
      why: z.enum(['same-person', 'sharing-asked', 'sharing-declined']),
    }),
  ),
  /** To whom it cannot be given: it looks again at what they decided. */
  notFor: z.array(z.string()),
  /** What to call the people whom the view names by id. */
  people: z.array(PersonAtWorkSchema),
  /** The households that it asks to compare, the new record first; null of other kinds and for who sees no identity. */
  compared: z.array(ComparedSchema).nullable(),
});
export type WorkItemFormView = z.infer<typeof WorkItemFormViewSchema>;

/** A work item as the person who has to decide it sees it: ids and codes that its form needs, and what a sponsor wrote. */
export const formView = (
  file: CaseFile,
  item: WorkItem,
  at: string,
  sees: readonly FieldClass[],
  readerId: string,
): WorkItemFormView => {
  const matter = sees.length > 0 && isOfItsOffices(file.case, item) ? matterOf(file, item, at, sees) : null;
  return {
    ...caseItemView(file, item, at, sees),
    matter,
    closed: closedTo(file, item, readerId),
    notFor: notForOf(file, item),
    people: personsAtWork(item, matter?.earlier ?? []),
    compared: null,
  };
};

const caseItemView = (file: CaseFile, item: WorkItem, at: string, sees: readonly FieldClass[]) => ({
  ...itemView(item),
  caseId: item.caseId,
  caseNumber: sees.includes('identity') && isOfItsOffices(file.case, item) ? file.case.number : null,
  sponsor: null,
  members: activeMembers(file).map((person) => person.id),
  group: groupsDue(file, at).find((group) => group.id === item.subject)?.members ?? null,
  topics: item.stage === 'cultural-orientation' ? file.policy.orientation.topics : null,
  dimensions: item.stage === 'post-arrival-follow-up' ? file.policy.followUp.dimensions : null,
  travel:
    item.stage === 'travel'
      ? { departureAt: file.travel?.departureAt ?? null, departedAt: file.travel?.departedAt ?? null }
      : null,
  message: messageOf(file, item),
});

/** Work about a sponsor as the person who has to decide it sees it. */
export const sponsorFormView = (
  { sponsor, workItems }: SponsorFile,
  item: WorkItem,
  sees: readonly FieldClass[],
): WorkItemFormView => {
  const earlier = earlierDecisions(workItems, sees);
  return {
    ...itemView(item),
    caseId: null,
    caseNumber: null,
    sponsor: {
      sponsorId: sponsor.id,
      name: sponsor.name,
      vetting: sponsor.vetting,
      adults: sponsor.adults,
    },
    members: sponsor.adults.map(({ id }) => id),
    ...{ group: null, topics: null, dimensions: null, travel: null, message: null },
    matter: { household: [], flags: [], earlier },
    ...{ closed: [], notFor: [], compared: null },
    people: personsAtWork(item, earlier),
  };
};

const itemView = (item: WorkItem) => ({
  workItemId: item.id,
  version: item.version,
  kind: item.kind,
  stage: item.stage,
  role: item.role,
  office: item.office,
  round: item.round,
  subject: item.subject ?? null,
  status: item.status,
  assignee: item.assignee ?? null,
  openedAt: item.openedAt,
  dueAt: item.dueAt,
  escalated: item.escalatedAt !== undefined,
  context: item.context ?? null,
});

function messageOf(file: CaseFile, { subject }: WorkItem): WorkItemFormView['message'] {
  const found = file.messages.find(({ id }) => id === subject);
  return found ? { text: found.text, topic: found.topic ?? null, at: found.at } : null;
}
