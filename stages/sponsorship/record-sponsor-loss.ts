import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change, RunAnswer } from '../../domain/case/change.ts';
import { answering, mergeChanges, noChange, withStage } from '../../domain/case/change.ts';
import { interruptCase } from '../../domain/casework/interrupt-case.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { ReportedBy } from '../../domain/sponsorship/reported-by.ts';
import { recordBreakdown } from './breakdown.ts';
import { releaseOffer } from './release-offer.ts';

/** A sponsor is lost: before the journey another is sought, afterwards the household is made safe first. */
export const loseSponsor = (
  file: CaseFile,
  { reasonCode, reportedBy = 'staff' }: { reasonCode: string; reportedBy?: ReportedBy | undefined },
  command: Command,
): Change<RunAnswer> =>
  file.travel?.departedAt === undefined
    ? recordSponsorLoss(file, reasonCode, command)
    : recordBreakdown(file, reasonCode, reportedBy, command);

/**
 * A sponsor that had accepted can no longer receive the household, before it travels: another sponsor is sought. The
 * offer counts as declined, so that this sponsor is not asked again.
 */
export function recordSponsorLoss(file: CaseFile, reasonCode: string, command: Command): Change<RunAnswer> {
  const accepted = file.offers.find((offer) => offer.status === 'accepted');
  if (!accepted || file.case.status !== 'active' || file.travel?.departedAt)
    throw new CaseError('WrongState', 'Expected an active case with a sponsor, before departure.');
  const stages = withStage(file.case.stages, 'sponsorship', 'reopened', reasonCode, command.at);
  const released = releaseOffer(file, accepted, 'declined', command, reasonCode);
  const interrupted = interruptCase(file, undefined, command);
  return answering(
    mergeChanges(mergeChanges(interrupted, released), { ...noChange({}), patch: { stages } }),
    interrupted.answer,
  );
}
