import { DecideReviewedAccess } from '../../contracts/api/access-reviews.ts';
import { decideReviewed } from '../../domain/staff/access-review.ts';
import { withdrawAll } from '../../domain/staff/change-access.ts';
import { apiHandler } from '../middleware/api.ts';
import { carryOut, loadStaffed } from '../services/colleagues.ts';

export const handler = apiHandler(DecideReviewedAccess, async ({ params, body, actor, command, store }) => {
  const change = decideReviewed(await store.loadReview(params.reviewId), body, command);
  if (body.decision === 'withdrawn') {
    // First what takes effect: a repeat withdraws again, and the review is not settled before.
    const found = await loadStaffed(store, body.person, actor).catch((error: Error) => {
      // Whoever is in the directory no more, or at another office by now, has nothing here to withdraw.
      if (error.name !== 'NotFound') throw error;
      return undefined;
    });
    if (found) await carryOut(store, withdrawAll(found.access, found.now, command), command);
  }
  await store.commitReview(change, command);
  return { reviewId: params.reviewId, ended: change.record.endedAt !== undefined };
});
