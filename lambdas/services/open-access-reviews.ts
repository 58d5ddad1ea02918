import type { Colleague } from '../../contracts/staff-directory.ts';
import { quarterBegan, quarterOf, reviewId } from '../../domain/staff/access-review.ts';
import { aDirectory } from './the-directory.ts';
import { theStore } from './the-store.ts';
import { theWorkflows } from './the-workflows.ts';

/** Whether somebody had an account when the quarter began. */
const wasThere = ({ addedAt, roles }: Colleague, began: string): boolean =>
  addedAt !== undefined && addedAt < began && roles.length > 0;

/** Starts the review of each office at which somebody had access when the quarter began, unless it was started before. */
export async function openAccessReviews(at: string): Promise<void> {
  const quarter = quarterOf(at);
  const people = (await aDirectory()?.list()) ?? [];
  const there = people.filter((person) => wasThere(person, quarterBegan(quarter)));
  for (const office of new Set(there.map((person) => person.office))) {
    if (await theStore().findReview(reviewId(office, quarter))) continue;
    await theWorkflows().relay({
      ...{ kind: 'start', workflow: 'access-review' },
      execution: `access-review-${office ?? 'all-offices'}-${quarter}`,
      input: { office: office ?? '', quarter },
    });
  }
}
