import { DecideReviewedAccess } from '../../../contracts/api/access-reviews.ts';
import { useCall } from '../api/use-call.ts';
import { ReasonDialog } from '../desk/reason-dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { PEOPLE } from './use-people.ts';
import { REVIEWS, type Reviewed } from './use-reviews.ts';

const REASONS = ['left-the-house', 'other-duties', 'never-used'] as const;

/** Withdraws all that somebody may do, with a reason. */
export function WithdrawDialog({
  reviewId,
  person: { person, name = person },
  onClose,
}: {
  reviewId: string;
  person: Reviewed;
  onClose(): void;
}) {
  const say = useText();
  const call = useCall();
  const draft = useDraft(`people.withdraw.${reviewId}.${person}`, '');
  const write = useDeskWrite({
    draft,
    changes: [REVIEWS, PEOPLE],
    done: say('people.review.withdraw.done'),
    send: (key) => {
      const body = { person, decision: 'withdrawn' as const, reasonCode: draft.values };
      return call(DecideReviewedAccess, { params: { reviewId }, body, key });
    },
    onDone: onClose,
  });
  return (
    <ReasonDialog
      title={say('people.review.withdraw.of', { name })}
      go={say('people.review.withdraw')}
      what={say('people.review.withdraw.what')}
      why={say('people.why')}
      words="people.reason"
      codes={REASONS}
      draft={draft}
      write={write}
      onClose={onClose}
    />
  );
}
