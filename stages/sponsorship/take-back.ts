import type { CaseFile } from '../../domain/case/case-file.ts';
import { destinationOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { toRole } from '../../domain/notices/to.ts';
import { decidedAs } from '../../domain/work-item/decided-as.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import type { Offer } from './offer.ts';
import { releaseOffer } from './release-offer.ts';

/** The work that a promise waits for. */
const WAITING = new Set(['sponsor-confirmation', 'settlement-plan']);

/**
 * A sponsor takes back a promise before staff have confirmed it: its places are free again and staff are told. That
 * also decides the confirmation work, so that the workflow continues; if that work is not open yet, opening it is
 * refused. Whichever commits second sees the offer as the first left it.
 */
export function takeBack(file: CaseFile, offer: Offer, command: Command): Change {
  if (offer.status !== 'promised')
    throw new CaseError('WrongState', `Expected a promise, received an offer that is ${offer.status}.`);
  const office = destinationOf(file);
  const told = toRole(file, 'sponsorship-officer', office, 'sponsor-took-back', command, {
    offerId: offer.id,
  });
  const released = mergeChanges(releaseOffer(file, offer, 'declined', command, 'taken-back'), {
    patch: {},
    writes: [told],
    facts: [],
    answer: {},
  });
  const item = file.workItems.find((one) => WAITING.has(one.kind) && one.subject === offer.id && isOpen(one));
  if (!item) return released;
  return mergeChanges(released, decidedAs(item, 'taken-back', {}, { decision: 'taken-back' }, command));
}
