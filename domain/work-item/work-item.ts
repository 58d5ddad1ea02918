import * as z from 'zod';
import { ActorSchema, OfficeSchema, RoleSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { identifier } from '../kernel/identifier.ts';
import { personal } from '../kernel/personal-data.ts';
import { StageNameSchema } from '../policy/stage-name.ts';
import { GivenSchema } from './given.ts';

export const WorkItemDecisionSchema = z.object({
  code: z.string().max(60),
  by: z.string(),
  at: InstantSchema,
  command: z.string(),
  /** What the workflow receives: ids, codes, numbers and dates, never personal data. */
  answer: z.record(z.string(), z.unknown()),
  form: personal(z.record(z.string(), z.unknown())),
});

/** A decision that can still be taken back: nothing follows from it before `releaseAt`. */
const HeldDecisionSchema = WorkItemDecisionSchema.extend({ actor: ActorSchema, releaseAt: InstantSchema });
export type HeldDecision = z.infer<typeof HeldDecisionSchema>;

/**
 * Something that a person must do. It waits in the queue of a role at an office, with a due date; `round` counts how
 * often the workflow has asked (0: in time, 1: reminded, 2 and more: escalated to a supervisor).
 */
export const WorkItemSchema = z.object({
  type: z.literal('work-item'),
  schema: z.literal(3),
  id: z.string(),
  /** The case it belongs to, or the sponsor if it is about a sponsor. */
  caseId: z.string(),
  version: z.int().positive(),
  kind: z.string(),
  stage: z.union([StageNameSchema, z.literal('family-tracing')]),
  /** The person, offer or request it is about; absent if it is about the whole case. */
  subject: z.string().optional(),
  role: RoleSchema,
  office: OfficeSchema,
  status: z.enum(['open', 'claimed', 'decided', 'cancelled']),
  round: z.int().min(0),
  openedAt: InstantSchema,
  dueAt: InstantSchema,
  escalatedAt: InstantSchema.optional(),
  assignee: z.string().optional(),
  /** The partner organisation that does it for the office, or did until it was taken back. */
  given: GivenSchema.optional(),
  /** Ids and codes that the form needs, for example the ranked sponsors. */
  context: z.record(z.string(), z.unknown()).optional(),
  /** The task token of the waiting execution; SendTaskSuccess with it resumes the workflow. */
  token: z.string().max(1024),
  execution: z.string(),
  command: z.string(),
  decision: WorkItemDecisionSchema.optional(),
  held: HeldDecisionSchema.optional(),
  /** The last decision that did not take effect, and the name of the error if nobody took it back. */
  takenBack: HeldDecisionSchema.extend({
    takenBackAt: InstantSchema,
    because: z.string().optional(),
  }).optional(),
});
export type WorkItem = z.infer<typeof WorkItemSchema>;

/** True while somebody still has to act on it. */
export const isOpen = (item: WorkItem): boolean => item.status === 'open' || item.status === 'claimed';

/** True for the id of a sponsor, false for that of a case: the owner of a work item or notice. */
export const isSponsorId = (ownerId: string): boolean => ownerId.startsWith('sponsor-');

/**
 * False for work that another office does for a case, such as asking a found person for consent: the other office
 * must not learn whose case it is.
 */
export const isOfItsOffices = (
  caseRecord: { readonly office: string; readonly destinationOffice?: string | undefined },
  item: Pick<WorkItem, 'office'>,
): boolean => item.office === caseRecord.office || item.office === caseRecord.destinationOffice;

/**
 * The id of a work item contains its owner, so that a caller needs nothing else: `item-<case>-<hash>`, or
 * `sponsorwork-<sponsor>-<hash>`.
 */
export const workItemId = (ownerId: string, ...parts: string[]): string =>
  identifier(
    isSponsorId(ownerId)
      ? ownerId.replace(/^sponsor-/, 'sponsorwork-')
      : `item-${ownerId.replace(/^case-/, '')}`,
    ...parts,
  );

/** The case or sponsor of a work item, taken from the item's id. */
export const ownerOfWorkItem = (id: string): string => {
  const [prefix, owner = ''] = id.split('-');
  return `${prefix === 'sponsorwork' ? 'sponsor' : 'case'}-${owner}`;
};

declare module '../case/entities.ts' {
  interface Entities {
    'work-item': WorkItem;
  }
}
declare module '../case/case-file.ts' {
  interface CaseFile {
    workItems: WorkItem[];
  }
}
