import { dateOf } from '../../domain/kernel/calendar.ts';
import { obstacleTo, refuseErasure } from '../../domain/rights/erasure.ts';
import { closedAt, RETENTION_REVIEW } from '../../domain/rights/retention.ts';
import { RetentionReviewForm, reviewed } from '../../domain/rights/retention-review.ts';
import { workItemKind } from '../../domain/work-item/kind.ts';

/**
 * The time for which a closed case is kept is over: a supervisor has it erased, which takes a second person, or keeps
 * it until another day with a reason.
 */
export const retentionReview = workItemKind({
  kind: RETENTION_REVIEW,
  stage: 'closure',
  role: 'supervisor',
  place: 'asylum',
  anyTime: true,
  form: RetentionReviewForm,
  closed(file) {
    const obstacle = obstacleTo(file, {}, RETENTION_REVIEW);
    return obstacle === undefined ? [] : [{ decision: 'erase', why: obstacle }];
  },
  opens: (file) => ({
    writes: [],
    facts: [
      {
        act: 'retention.over',
        subject: file.case.id,
        details: {
          closedOn: dateOf(closedAt(file)),
          ...(file.case.closing ? { outcome: file.case.closing.outcome } : {}),
        },
      },
    ],
  }),
  decide({ file, command }, form) {
    if (form.decision === 'erase') refuseErasure(file, {}, RETENTION_REVIEW);
    const { policy, rights } = file;
    return reviewed({ id: file.case.id, office: file.case.office, policy, rights }, form, command);
  },
});
