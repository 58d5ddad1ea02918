import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useOwnTexts } from '../i18n/use-own-texts.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { RenewalsWait } from '../partners/renewals-wait.tsx';
import { useSession } from '../session/use-session.ts';
import { useReviews } from './use-reviews.ts';

/** Tells whoever looks after people that a review of access waits for them: it has a list of its own, not a place in a queue. */
export function ReviewsWait() {
  const ready = useOwnTexts('people');
  const waiting = useReviews().rows.filter(({ endedAt, yours }) => endedAt === undefined && yours > 0);
  const { person } = useSession();
  return (
    <>
      {ready && waiting.length > 0 && <Waiting reviews={waiting} />}
      {person.roles.includes('administrator') && <RenewalsWait />}
    </>
  );
}

function Waiting({ reviews }: { reviews: ReturnType<typeof useReviews>['rows'] }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const follow = useFollow();
  const [first] = reviews;
  if (!first) return null;
  const { id, office, yours, dueAt, round } = first;
  const one = {
    ...{ left: yours, when: format.day(dueAt) },
    office: office === undefined ? say('people.all-offices') : words('words.office', office),
  };
  const href = reviews.length === 1 ? `/access-reviews/${id}` : '/access-reviews';
  return (
    <Alert type={reviews.some((each) => each.round > 0) ? 'warning' : 'info'}>
      {reviews.length === 1
        ? say(round > 0 ? 'people.reviews.waits-late' : 'people.reviews.waits', one)
        : say('people.reviews.wait', { count: reviews.length })}{' '}
      <Link href={hrefOf(href)} onFollow={follow}>
        {say('people.reviews.open')}
      </Link>
    </Alert>
  );
}
