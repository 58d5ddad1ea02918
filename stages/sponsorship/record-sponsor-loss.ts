import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, withStage } from '../../domain/case/change.ts';
import { interruptCase } from '../../domain/casework/interrupt-case.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { releaseOffer } from './release-offer.ts';

/**
 * A sponsor that had accepted can no longer receive the household, before it travels: another sponsor is sought. The
 * offer counts as declined, so that this sponsor is not asked again.
 */
export function recordSponsorLoss(file: CaseFile, reasonCode: string, command: Command): Change {
  const accepted = file.offers.find((offer) => offer.status === 'accepted');
  if (!accepted || file.case.status !== 'active' || file.travel?.departedAt)
    throw new CaseError('WrongState', 'Expected an active case with a sponsor, before departure.');
  const stages = withStage(file.case.stages, 'sponsorship', 'reopened', reasonCode, command.at);
  const released = releaseOffer(file, accepted, 'declined', command, reasonCode);
  return mergeChanges(mergeChanges(interruptCase(file, undefined, command), released), {
    patch: { stages },
    writes: [],
    facts: [],
    answer: {},
  });
}
