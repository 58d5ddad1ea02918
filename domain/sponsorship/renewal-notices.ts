import type { Command } from '../actor.ts';
import { dateOf, startOf } from '../calendar.ts';
import { identifier } from '../identifier.ts';
import type { Notice } from '../notices/notice.ts';
import { noticeTo } from '../notices/to.ts';
import type { Sponsor } from './sponsor.ts';
import { needsVetting } from './vetting.ts';

/**
 * What is said in the last weeks of a sponsor's vetting: to the officers of its office, and to the sponsor itself. The
 * ids follow from the day on which it ends, so each is said once, however often it is looked at.
 */
export function renewalNotices(sponsor: Sponsor, command: Command): Notice[] {
  const { id, destinationOffice: office, vetting } = sponsor;
  const holds = vetting.status === 'active' && vetting.validUntil >= dateOf(command.at);
  if (!holds || !needsVetting(sponsor, command.at)) return [];
  const once = { ...command, id: identifier('renewal', id, vetting.validUntil) };
  const data = { sponsorId: id, dueAt: startOf(vetting.validUntil) };
  const officers = { kind: 'role', role: 'sponsorship-officer', office } as const;
  return [
    noticeTo(id, officers, 'sponsor-vetting', once, data),
    noticeTo(id, { kind: 'sponsor', id }, 'sponsor-vetting', once, data),
  ];
}
