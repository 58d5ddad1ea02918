import { ListAccessReviews } from '../../contracts/api/access-reviews.ts';
import { mayReview } from '../../domain/staff/access-review.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListAccessReviews, async ({ query, actor, store }) => {
  const page = await store.listReviews(query.limit, query.cursor);
  const seen = page.items.filter((review) => actor.roles.includes('auditor') || mayReview(review, actor));
  return {
    reviews: seen.map(
      ({ type: _type, schema: _schema, audit: _audit, token: _token, people, ...review }) => ({
        ...review,
        people: people.length,
        decided: people.filter(({ decision }) => decision !== undefined).length,
        // Nobody decides about themselves.
        yours: people.filter(({ decision, person }) => decision === undefined && person !== actor.id).length,
      }),
    ),
    cursor: page.cursor ?? null,
  };
});
