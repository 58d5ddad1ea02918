import * as z from 'zod';
import { CaseStatusSchema, StagesSchema } from '../case/case.ts';
import { CustodySchema, RelationshipSchema, SeparationSchema } from '../case/person.ts';
import { NewMemberSchema } from '../casework/register-case.ts';
import { OfficeSchema } from '../kernel/actor.ts';
import { DateSchema, InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';

/** Why somebody joins a household while its case runs. */
export const JoinsBecauseSchema = z.enum(['birth', 'marriage', 'child-found', 'custody-given', 'returned']);
/** Why somebody leaves it without a case of their own. */
export const LeavesBecauseSchema = z.enum(['moved-out', 'divorce', 'missing', 'died']);

/** The largest household that is one case (PROCESS, "The case"). */
export const MAX_MEMBERS = 20;

/** Far more than a case has decisions, consents and flags; the record of the change still fits into an item. */
export const MAX_ACTS = 2000;

const id = z.string().min(1).max(80);
const members = z.array(id).min(1).max(MAX_MEMBERS);
/** Who leads the household, if the present principal applicant goes. */
const newPrincipalId = id.optional();

const Joins = z.strictObject({
  kind: z.literal('joins'),
  because: JoinsBecauseSchema,
  member: personal(NewMemberSchema),
});
const Leaves = z.strictObject({
  kind: z.literal('leaves'),
  because: LeavesBecauseSchema,
  personId: id,
  newPrincipalId,
});
const Parts = z.strictObject({ kind: z.literal('parts'), members, newPrincipalId });
const Moves = z.strictObject({ kind: z.literal('moves'), members, toCase: id, newPrincipalId });
const MovesBack = z.strictObject({
  kind: z.literal('moves-back'),
  /** The move that is taken back. */
  changeId: id,
  newPrincipalId,
  /** What was done in the other case since, each assigned to one of the two by a person. */
  acts: z.array(z.strictObject({ id, belongs: z.enum(['here', 'there']) })).max(MAX_ACTS),
});
const Leads = z.strictObject({
  kind: z.literal('leads'),
  personId: id,
  /** What the former principal applicant is to the new one. */
  formerRelationship: RelationshipSchema.exclude(['principal-applicant']),
});
const Custody = z.strictObject({
  kind: z.literal('custody'),
  personId: id,
  custody: CustodySchema,
  separation: SeparationSchema,
});

/**
 * What changes in a household while its case runs: somebody joins or leaves, members part into a linked case of their
 * own or move to another case (all of them: the two cases become one), a move is taken back, another member leads, or
 * custody changes.
 */
export const WantedChangeSchema = z.discriminatedUnion('kind', [
  ...[Joins, Leaves, Parts, Moves, MovesBack, Leads, Custody],
] as const);
export type WantedChange = z.infer<typeof WantedChangeSchema>;

/** A change as it is proposed: what, when it happened, and how the office knows. */
export const ProposalSchema = z.strictObject({
  change: WantedChangeSchema,
  happenedOn: DateSchema,
  /** The paper or the person that the office knows it from, in words. */
  evidence: personal(z.string().trim().min(2).max(500)),
  /** How the office knows that somebody who joins is not the person like them who is in the household already. */
  another: personal(z.string().trim().min(2).max(200)).optional(),
});
export type Proposal = z.infer<typeof ProposalSchema>;

/**
 * A change of a household. Where somebody comes or goes a second person confirms it; `in-effect` has taken effect
 * before that, as a death does, and a second person confirms it or says that it was a mistake.
 */
export const HouseholdChangeSchema = z.object({
  type: z.literal('household-change'),
  schema: z.literal(5),
  id: z.string(),
  caseId: z.string(),
  version: z.int().positive(),
  change: WantedChangeSchema,
  happenedOn: DateSchema,
  evidence: personal(z.string().max(500)),
  /** The office whose supervisor confirms it. */
  office: OfficeSchema,
  status: z.enum(['proposed', 'in-effect', 'confirmed', 'declined', 'mistaken', 'moved-back']),
  proposedBy: z.string(),
  proposedAt: InstantSchema,
  decidedBy: z.string().optional(),
  decidedAt: InstantSchema.optional(),
  /** The person who joined. */
  personId: z.string().optional(),
  /** Who led the household before the change. */
  ledBefore: z.string().optional(),
  /** What the member who leads now was to the one who led before. */
  heirWas: RelationshipSchema.optional(),
  /** What children were who count as unaccompanied since the change. */
  separationsWere: z
    .array(z.object({ personId: z.string(), was: SeparationSchema }))
    .max(MAX_MEMBERS)
    .optional(),
  /** Of those who move, who stands in the other case already: they leave this one, and nobody joins that. */
  already: z.array(id).max(MAX_MEMBERS).optional(),
  /** The case that was opened for those who parted. */
  openedCase: z.string().optional(),
  /** What the case was before its members moved to another. */
  before: z.object({ status: CaseStatusSchema, stages: StagesSchema }).optional(),
});
export type HouseholdChange = z.infer<typeof HouseholdChangeSchema>;

/** True while a second person has to look at it: nobody travels until then. */
export const isPending = ({ status }: Pick<HouseholdChange, 'status'>): boolean =>
  status === 'proposed' || status === 'in-effect';

declare module '../case/entities.ts' {
  interface Entities {
    'household-change': HouseholdChange;
  }
}
declare module '../case/case-file.ts' {
  interface CaseFile {
    changes: HouseholdChange[];
  }
}
