import type { Notice } from '../case/notice.ts';
import { noticeTo } from '../case/notice-to.ts';
import type { Command } from '../kernel/actor.ts';
import { startOf } from '../kernel/calendar.ts';
import { identifier } from '../kernel/identifier.ts';
import type { Sponsor } from './sponsor.ts';

const officersOf = ({ destinationOffice: office }: Sponsor): Notice['to'] => ({
  kind: 'role',
  role: 'sponsorship-officer',
  office,
});
const dataOf = ({ id, vetting }: Sponsor) => ({ sponsorId: id, dueAt: startOf(vetting.validUntil) });
const once = ({ id, vetting }: Sponsor, what: string, command: Command): Command => ({
  ...command,
  id: identifier(what, id, vetting.validUntil),
});

/**
 * What is said in the last weeks of a sponsor's vetting, to the officers of its office and to the sponsor. The ids
 * follow from the expiry date, so that each is sent once, however often it is checked.
 */
export function renewalNotices(sponsor: Sponsor, command: Command): Notice[] {
  const by = once(sponsor, 'renewal', command);
  const to: Notice['to'][] = [officersOf(sponsor), { kind: 'sponsor', id: sponsor.id }];
  return to.map((receiver) => noticeTo(sponsor.id, receiver, 'sponsor-vetting', by, dataOf(sponsor)));
}

/** Tells the officers that a vetting has expired: the sponsor is offered no household until it is renewed. */
export const endedNotice = (sponsor: Sponsor, command: Command): Notice =>
  noticeTo(
    sponsor.id,
    officersOf(sponsor),
    'sponsor-vetting',
    once(sponsor, 'ended', command),
    dataOf(sponsor),
  );
