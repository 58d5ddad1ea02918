import { ReadAccessReview } from '../../contracts/api/access-reviews.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { mayReview } from '../../domain/staff/access-review.ts';
import { apiHandler } from '../middleware/api.ts';
import { namesOfStaff } from '../services/names-of-staff.ts';

export const handler = apiHandler(ReadAccessReview, async ({ params, actor, store }) => {
  const {
    type: _type,
    schema: _schema,
    audit: _audit,
    token: _token,
    ...review
  } = await store.loadReview(params.reviewId);
  if (!actor.roles.includes('auditor') && !mayReview(review, actor))
    throw new CaseError('NotFound', 'Expected a review of this office.');
  const ids = review.people.map(({ person }) => person);
  const active = await store.lastActive(ids);
  const names = await namesOfStaff([...ids, ...review.people.flatMap(({ by }) => by ?? [])]);
  return {
    ...review,
    people: review.people.map((one) => {
      const [name, lastActiveOn] = [names[one.person], active.get(one.person)];
      return { ...one, ...(name ? { name } : {}), ...(lastActiveOn ? { lastActiveOn } : {}) };
    }),
    names,
  };
});
