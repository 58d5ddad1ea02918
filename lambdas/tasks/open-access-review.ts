import { CaseError } from '../../domain/kernel/errors.ts';
import { askForAccessReview, MAX_REVIEWED, reviewId } from '../../domain/staff/access-review.ts';
import { taskHandler } from '../middleware/task.ts';
import { aDirectory } from '../services/the-directory.ts';

export const handler = taskHandler('OpenAccessReview', async (input, { store, command }) => {
  const { quarter, round, token } = input;
  const office = input.office === '' ? undefined : input.office;
  const known = await store.findReview(reviewId(office, quarter));
  const people = known ? [] : ((await aDirectory()?.list()) ?? []);
  const there = people.filter((person) => person.office === office && person.roles.length > 0);
  if (known?.endedAt !== undefined || (!known && there.length === 0))
    throw new CaseError('NotFound', 'Expected somebody at this office who is still to be reviewed.');
  if (known?.token === token) return {};
  const listed = there.slice(0, MAX_REVIEWED).map(({ id, roles }) => ({ person: id, roles }));
  await store.commitReview(
    askForAccessReview(known, { office, quarter, round, token }, listed, command),
    command,
  );
  return {};
});
