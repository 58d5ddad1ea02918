import * as z from 'zod';
import type { Fact } from '../audit/audit-entry.ts';
import { GENESIS } from '../audit/chain.ts';
import type { Actor, Command } from '../kernel/actor.ts';
import { OfficeSchema, RoleSchema } from '../kernel/actor.ts';
import { InstantSchema, plus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { ReasonCodeSchema } from '../work-item/kind.ts';

/** The most people whose access one review lists. */
export const MAX_REVIEWED = 1000;
/** How long a review waits until it is asked for again. */
export const REVIEW_PATIENCE = 'P14D';

export const QuarterSchema = z.string().regex(/^\d{4}-q[1-4]$/);

const ReviewedSchema = z.object({
  person: z.string().min(1).max(100),
  roles: z.array(RoleSchema),
  decision: z.enum(['kept', 'withdrawn']).optional(),
  by: z.string().optional(),
  at: InstantSchema.optional(),
  reasonCode: ReasonCodeSchema.optional(),
});
export type Reviewed = z.infer<typeof ReviewedSchema>;

/** Who had which access at an office in a quarter, and whether each of them keeps it. Without an office: of all offices. */
export const AccessReviewSchema = z.object({
  type: z.literal('access-review'),
  schema: z.literal(1),
  id: z.string(),
  version: z.int().positive(),
  office: OfficeSchema.optional(),
  quarter: QuarterSchema,
  /** How often it was asked for. */
  round: z.int().min(0),
  openedAt: InstantSchema,
  dueAt: InstantSchema,
  endedAt: InstantSchema.optional(),
  people: z.array(ReviewedSchema).min(1).max(MAX_REVIEWED),
  /** The task token of the waiting execution. */
  token: z.string().max(1024),
  audit: z.object({ seq: z.int(), hash: z.string() }),
});
export type AccessReview = z.infer<typeof AccessReviewSchema>;

/** The quarter of an instant, such as `2026-q4`, and when it began. */
export const quarterOf = (at: string): string =>
  `${at.slice(0, 4)}-q${Math.ceil(Number(at.slice(5, 7)) / 3)}`;
export const quarterBegan = (quarter: string): string => {
  const month = String((Number(quarter.slice(-1)) - 1) * 3 + 1).padStart(2, '0');
  return `${quarter.slice(0, 4)}-${month}-01T00:00:00.000Z`;
};

/** The review of an office in a quarter is one, however often it is asked for. */
export const reviewId = (office: string | undefined, quarter: string): string =>
  identifier('review', office ?? '', quarter);

/** A new state of a review, and what its chain says about it. */
export interface ReviewChange {
  readonly record: AccessReview;
  readonly facts: Fact[];
}

interface Asked {
  readonly office?: string | undefined;
  readonly quarter: string;
  readonly round: number;
  readonly token: string;
}

/** Opens a review for a waiting workflow, or asks for it again. */
export function askForAccessReview(
  known: AccessReview | undefined,
  { office, quarter, round, token }: Asked,
  people: readonly Pick<Reviewed, 'person' | 'roles'>[],
  { at }: Command,
): ReviewChange {
  const place = { ...(office === undefined ? {} : { office }), quarter };
  const dueAt = plus(at, REVIEW_PATIENCE);
  if (known)
    return {
      record: { ...known, round, token, dueAt, version: known.version + 1 },
      facts: [{ act: 'access-review.asked-again', subject: known.id, details: { ...place, round } }],
    };
  const id = reviewId(office, quarter);
  return {
    record: {
      ...{ type: 'access-review', schema: 1, id, version: 1, ...place, round, openedAt: at, dueAt, token },
      people: people.map(({ person, roles }) => ({ person, roles: [...roles] })),
      audit: { seq: 0, hash: GENESIS },
    },
    facts: [{ act: 'access-review.opened', subject: id, details: { ...place, count: people.length } }],
  };
}

/** Whether somebody does reviews of this office: its supervisors and the administrators. */
export const mayReview = ({ office }: Pick<AccessReview, 'office'>, actor: Actor): boolean =>
  actor.roles.includes('administrator') ||
  (actor.roles.includes('supervisor') && office !== undefined && actor.office === office);

export interface ReviewDecision {
  readonly person: string;
  readonly decision: 'kept' | 'withdrawn';
  readonly reasonCode?: string | undefined;
}

/** Confirms or withdraws what somebody may do; the review ends with the last of them. Nobody confirms themselves. */
export function decideReviewed(
  review: AccessReview,
  { person, decision, reasonCode }: ReviewDecision,
  { actor, at }: Command,
): ReviewChange {
  if (!mayReview(review, actor))
    throw new CaseError('Forbidden', 'Expected a supervisor of this office or an administrator.');
  const listed = review.people.find((one) => one.person === person);
  if (!listed) throw new CaseError('NotFound', 'Expected somebody whom the review lists.');
  if (person === actor.id)
    throw new CaseError('FourEyes', 'Expected somebody else: nobody confirms their own access.');
  if (listed.decision !== undefined)
    throw new CaseError('WrongState', 'Expected somebody about whom nothing was decided yet.');
  const settled = {
    ...listed,
    decision,
    by: actor.id,
    at,
    ...(reasonCode === undefined ? {} : { reasonCode }),
  };
  const people = review.people.map((one) => (one.person === person ? settled : one));
  const ended = people.every((one) => one.decision !== undefined);
  const details = { person, roles: [...listed.roles], ...(reasonCode === undefined ? {} : { reasonCode }) };
  const facts: Fact[] = [{ act: `access-review.${decision}`, subject: review.id, details }];
  if (ended) facts.push({ act: 'access-review.ended', subject: review.id });
  return {
    record: { ...review, people, version: review.version + 1, ...(ended ? { endedAt: at } : {}) },
    facts,
  };
}

declare module '../case/entities.ts' {
  interface Entities {
    'access-review': AccessReview;
  }
}
