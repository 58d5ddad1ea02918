import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import { standingHolds } from '../case/legal-hold.ts';
import type { RightsRequest } from '../case/rights-request.ts';
import type { RelayAction } from '../casework/relay.ts';
import { DateSchema, dateOf, InstantSchema, plus, startOf } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';
import type { Policy } from '../policy/policy.ts';
import { todayAt } from '../policy/policy.ts';
import { keptFor } from '../policy/retention-policy.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';

/** The kind of work that reviews a case or sponsor whose time is over. */
export const RETENTION_REVIEW = 'retention-review';

/** A record that somebody decided to keep although its time was over: until when, and why. */
export const KeptSchema = z.object({
  until: DateSchema,
  reasonCode: z.string(),
  note: personal(z.string()).optional(),
  by: z.string(),
  at: InstantSchema,
});
export type Kept = z.infer<typeof KeptSchema>;

const KeepFormSchema = z.object({
  keepUntil: DateSchema,
  reasonCode: z.string(),
  note: z.string().optional(),
});

type Reviewed = Pick<CaseFile, 'case' | 'workItems' | 'holds' | 'rights'>;

/** Every review of a record whose time was over, open or decided. */
export const openedReviews = ({ workItems }: { readonly workItems: readonly WorkItem[] }): WorkItem[] =>
  workItems.filter(({ kind }) => kind === RETENTION_REVIEW);

/** What the newest review says, if it says to keep. */
export function keptOf(file: { readonly workItems: readonly WorkItem[] }): Kept | undefined {
  const decisions = openedReviews(file).flatMap(({ decision }) => (decision ? [decision] : []));
  const newest = decisions.toSorted((one, other) => other.at.localeCompare(one.at))[0];
  if (newest?.code !== 'keep') return undefined;
  const { keepUntil: until, reasonCode, note } = KeepFormSchema.parse(newest.form);
  return { until, reasonCode, by: newest.by, at: newest.at, ...(note ? { note } : {}) };
}

/** When a closed case was closed: its last stage, or its registration if it was taken back before any. */
export const closedAt = ({ case: { stages, overview, registeredAt } }: Pick<CaseFile, 'case'>): string =>
  stages.closure?.at ?? overview?.settledAt ?? registeredAt;

/** When the time of a closed case is over, by the policy and by what was decided since. */
export function retentionEnds(file: Pick<CaseFile, 'case' | 'workItems'>, { retention }: Policy): string {
  const over = plus(closedAt(file), keptFor(retention, file.case.closing?.outcome));
  const kept = keptOf(file);
  return kept && startOf(kept.until) > over ? startOf(kept.until) : over;
}

/** Whether a request asks for the erasure of the whole record, and was not refused. */
export const asksForErasure = ({ right, personId, status }: RightsRequest): boolean =>
  right === 'erasure' && personId === undefined && ['asked', 'granted', 'erased'].includes(status);

const isBeingErased = ({ case: { erasedAt }, rights }: Reviewed): boolean =>
  erasedAt !== undefined || rights.some(asksForErasure);

/**
 * The day since which a case waits for a review; undefined if it does not: it is open, its time is not over, somebody
 * ordered that it is kept, it is reviewed already, or it is being erased.
 */
export function reviewDueSince(file: Reviewed, policy: Policy, at: string): string | undefined {
  if (file.case.status !== 'closed' || isBeingErased(file)) return undefined;
  if (standingHolds(file.holds).length > 0 || openedReviews(file).some(isOpen)) return undefined;
  const ends = retentionEnds(file, policy);
  return ends <= at ? dateOf(ends) : undefined;
}

/** True if a review of the case was opened today. */
export const reviewedToday = (
  file: Pick<CaseFile, 'case' | 'workItems'>,
  policy: Policy,
  at: string,
): boolean => {
  const day = (instant: string) => todayAt(policy, file.case.office, instant);
  return openedReviews(file).some(({ openedAt }) => day(openedAt) === day(at));
};

/** Opens the review; asked for twice it is one, because the reviews before it are in its name. */
export function askForReview(file: Pick<CaseFile, 'case' | 'workItems'>, dueOn: string): RelayAction {
  const { id: caseId, closing } = file.case;
  return {
    kind: 'start',
    workflow: 'case-attention',
    execution: `${caseId}-retention-${openedReviews(file).length + 1}`,
    input: {
      ...{ caseId, stage: 'closure', kind: RETENTION_REVIEW, subject: caseId },
      context: { outcome: closing?.outcome ?? null, closedOn: dateOf(closedAt(file)), dueOn },
    },
  };
}
