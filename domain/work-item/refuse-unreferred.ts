import type { CaseFile } from '../case/case-file.ts';
import { standingOf } from '../case/consent-uses.ts';
import type { Flag } from '../case/flag.ts';
import { CaseError } from '../kernel/errors.ts';
import { holderOrganisation } from './given.ts';
import type { WorkItem } from './work-item.ts';
import { isOpen } from './work-item.ts';

const restricts = ({ kind, liftedAt }: Flag): boolean => kind === 'protection' && liftedAt === undefined;

/**
 * Whether a partner organisation may still have what it was given: the consents of all whom it sees hold at this moment,
 * and no flag restricts the case to those who protect.
 */
export function isStillReferred(file: CaseFile, { given }: WorkItem, at: string): boolean {
  if (!given || file.flags.some(restricts)) return false;
  const named = file.consents.filter(({ id }) => given.restsOn.includes(id));
  const recipients = named.map(({ recipient }) => recipient);
  return standingOf(file, 'partner-referral', recipients, at, given.personIds).missing.length === 0;
}

/** Work of a case that an organisation has and must not have any more. */
export const wronglyGiven = (file: CaseFile, at: string): WorkItem[] =>
  file.workItems.filter(
    (item) => isOpen(item) && holderOrganisation(item) !== undefined && !isStillReferred(file, item, at),
  );

/** Refuses staff of the organisation as if there were no such work, once what it rested on is gone. */
export function refuseUnreferred(file: CaseFile, item: WorkItem, at: string): void {
  if (!isStillReferred(file, item, at))
    throw new CaseError(
      'NotFound',
      `Expected work that was given to this organisation, received ${item.id}.`,
    );
}
