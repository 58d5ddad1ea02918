import type { Organisation } from '../domain/organisation/organisation.ts';
import type { AccessReview } from '../domain/staff/access-review.ts';
import type { SignInRules } from '../domain/staff/sign-in-rules.ts';
import type { StaffAccess } from '../domain/staff/staff-access.ts';

/**
 * What staff may do, and reviews of it; each record has a chain of its own.
 *
 * | access | how |
 * |---|---|
 * | what was decided about somebody's access | pk = ACCESS#id, sk = `staff` |
 * | what was decided about everybody's sign-in | pk = ACCESS#id, sk = `rules` |
 * | a review of an office in a quarter; all of them, newest first | pk = ACCESS#id, sk = `review`; index `list`: lk = ACCESS-REVIEWS |
 * | a partner organisation; all of them, newest first | pk = ACCESS#id, sk = `organisation`; index `list`: lk = ORGANISATIONS |
 * | *audit*: what somebody changed or decided, by time | index `list`: lk = DID#person |
 */
export const accessKey = (id: string) => `ACCESS#${id}`;
/** What somebody changed or decided, in whichever chain; a reading stands in their own. */
export const didKey = (person: string) => `DID#${person}`;
export const ACCESS_REVIEWS_KEY = 'ACCESS-REVIEWS';
export const ORGANISATIONS_KEY = 'ORGANISATIONS';

/** Whether a chain belongs to one of these records. */
export const isOfAccess = (owner: string): boolean =>
  owner.startsWith('staff-') ||
  owner.startsWith('review-') ||
  owner.startsWith('rules-') ||
  owner.startsWith('organisation-');

const SORTS = {
  ...({ 'staff-access': 'staff', 'access-review': 'review', 'sign-in-rules': 'rules' } as const),
  organisation: 'organisation',
} as const;

/** The primary key of what was decided about somebody's access or everybody's sign-in, or of a review. */
export const accessEntityKey = ({
  type,
  id,
}: AccessReview | Organisation | StaffAccess | SignInRules): { pk: string; sk: string } => ({
  pk: accessKey(id),
  sk: SORTS[type],
});
