import type { Change } from '../case/change.ts';
import { standingHolds } from '../case/legal-hold.ts';
import type { RelayAction } from '../casework/relay.ts';
import { dateOf, later, plus, startOf } from '../kernel/calendar.ts';
import type { Policy } from '../policy/policy.ts';
import { todayAt } from '../policy/policy.ts';
import { sponsorKeptFor } from '../policy/retention-policy.ts';
import { asksForErasure, keptOf, openedReviews, RETENTION_REVIEW } from '../rights/retention.ts';
import { RetentionReviewForm, reviewed } from '../rights/retention-review.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';
import { obstacleOfSponsor, refuseErasureOfSponsor } from './erase-sponsor.ts';
import type { Sponsor } from './sponsor.ts';
import type { SponsorFile } from './sponsor-file.ts';
import { sponsorWorkKind } from './sponsor-kind.ts';

/** What offers say of a sponsor: whether a household is with it now, and when anything last became of one. */
export interface Hosted {
  readonly open: boolean;
  readonly last: string | undefined;
}

/** Work whose decisions say nothing of what a sponsor does. */
const ABOUT_DATA = new Set([RETENTION_REVIEW, 'rights-request']);

/** When its own record says that it was last active: the last day of its vetting, or a decision on work about it. */
const activeByRecord = (
  { vetting: { validUntil } }: Pick<Sponsor, 'vetting'>,
  workItems: readonly WorkItem[],
): string =>
  workItems
    .flatMap(({ kind, decision }) => (decision && !ABOUT_DATA.has(kind) ? [decision.at] : []))
    .reduce(later, startOf(validUntil));

/** Whether it is not worth looking further: erased, asked for a household, or vetted until less than its time ago. */
export const isKeptYet = (sponsor: Sponsor, policy: Policy, at: string): boolean =>
  sponsor.erasedAt !== undefined ||
  sponsor.held > 0 ||
  plus(activeByRecord(sponsor, []), sponsorKeptFor(policy.retention)) > at;

/** When a sponsor was last active: with an offer, with a household until its case closed, or with its vetting. */
export const lastActive = (
  { sponsor, workItems }: Pick<SponsorFile, 'sponsor' | 'workItems'>,
  { last }: Hosted,
): string => {
  const own = activeByRecord(sponsor, workItems);
  return last === undefined ? own : later(own, last);
};

/**
 * The day since which a sponsor waits for a review; undefined if it does not: a household is offered to it or lives with
 * it, its time is not over, somebody ordered that it is kept, it is reviewed already, or it is being erased.
 */
export function sponsorReviewDueSince(file: SponsorFile, hosted: Hosted, at: string): string | undefined {
  const { sponsor, holds, rights, policy } = file;
  if (isKeptYet(sponsor, policy, at) || hosted.open || rights.some(asksForErasure)) return undefined;
  if (standingHolds(holds).length > 0 || openedReviews(file).some(isOpen)) return undefined;
  const over = plus(lastActive(file, hosted), sponsorKeptFor(policy.retention));
  const kept = keptOf(file);
  const ends = kept ? later(startOf(kept.until), over) : over;
  return ends <= at ? dateOf(ends) : undefined;
}

/** True if a review of the sponsor was opened today. */
export function sponsorReviewedToday(file: SponsorFile, at: string): boolean {
  const day = (instant: string) => todayAt(file.policy, file.sponsor.destinationOffice, instant);
  return openedReviews(file).some(({ openedAt }) => day(openedAt) === day(at));
}

/** Opens the review; asked for twice it is one, because the reviews before it are in its name. */
export function askForSponsorReview(file: SponsorFile, hosted: Hosted, dueOn: string): RelayAction {
  const { id: caseId } = file.sponsor;
  return {
    kind: 'start',
    workflow: 'case-attention',
    execution: `${caseId}-retention-${openedReviews(file).length + 1}`,
    input: {
      ...{ caseId, stage: 'sponsorship', kind: RETENTION_REVIEW, subject: caseId },
      context: { activeOn: dateOf(lastActive(file, hosted)), dueOn },
    },
  };
}

/** As for a case: a supervisor has a sponsor erased, which takes a second person, or keeps it with a reason. */
export const retentionOfSponsor = sponsorWorkKind({
  kind: RETENTION_REVIEW,
  stage: 'sponsorship',
  role: 'supervisor',
  form: RetentionReviewForm,
  closed(file) {
    const obstacle = obstacleOfSponsor(file, RETENTION_REVIEW);
    return obstacle === undefined ? [] : [{ decision: 'erase', why: obstacle }];
  },
  opens: ({ sponsor }, { activeOn }) => [
    {
      act: 'retention.over',
      subject: sponsor.id,
      details: typeof activeOn === 'string' ? { activeOn } : {},
    },
  ],
  decide({ file, command }, form): Change {
    if (form.decision === 'erase') refuseErasureOfSponsor(file, RETENTION_REVIEW);
    const { sponsor, policy, rights } = file;
    return reviewed({ id: sponsor.id, office: sponsor.destinationOffice, policy, rights }, form, command);
  },
});
