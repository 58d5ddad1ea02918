import type { Command } from '../actor.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { both, unchanged, withStage } from '../case/change.ts';
import { interruptCase } from '../case/interrupt-case.ts';
import { releaseOffer } from './release-offer.ts';
import type { Sponsor } from './sponsor.ts';

/** Whether a sponsor may receive nobody, until it is reinstated or for good. */
export const isBarred = ({ vetting }: Pick<Sponsor, 'vetting'>): boolean =>
  vetting.status === 'suspended' || vetting.status === 'revoked';

/**
 * What follows for a case when a sponsor is suspended or revoked: an offer or a promise ends at once and its places are
 * free; the household is offered to others. A revoked sponsor loses its placement too, as long as the household has not
 * left; with a suspended one the journey cannot be booked, and staff decide whether to wait (PROCESS, stage 8).
 */
export function endOffersOf(file: CaseFile, sponsor: Sponsor, command: Command): Change {
  if (file.case.status !== 'active') return unchanged({});
  const theirs = file.offers.filter(({ sponsorId }) => sponsorId === sponsor.id);
  const asked = theirs.find(({ status }) => status === 'offered');
  const promised = theirs.find(({ status }) => status === 'promised');
  const placed =
    sponsor.vetting.status === 'revoked' && file.travel?.departedAt === undefined
      ? theirs.find(({ status }) => status === 'accepted')
      : undefined;
  if (!asked && !promised && !placed) return unchanged({});
  const reason = `sponsor-${sponsor.vetting.status}`;
  const held = [promised, placed].filter((offer) => offer !== undefined);
  const ended = held.reduce(
    (change, offer) => both(change, releaseOffer(file, offer, 'withdrawn', command, reason)),
    interruptCase(file, undefined, command, reason),
  );
  if (!placed) return ended;
  const stages = withStage(file.case.stages, 'sponsorship', 'reopened', reason, command.at);
  return both(ended, { head: { stages }, puts: [], facts: [], answer: {} });
}
