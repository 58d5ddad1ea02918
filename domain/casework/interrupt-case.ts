import type { Offer } from '../../stages/sponsorship/offer.ts';
import { releaseOffer } from '../../stages/sponsorship/release-offer.ts';
import type { Case } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { both, unchanged } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { workOfRun } from '../work-item/work-of-case.ts';

const release = (
  file: CaseFile,
  statuses: readonly Offer['status'][],
  command: Command,
  reasonCode: string,
): Change =>
  file.offers
    .filter((offer) => statuses.includes(offer.status))
    .reduce(
      (change, offer) => both(change, releaseOffer(file, offer, 'withdrawn', command, reasonCode)),
      unchanged({}),
    );

/** Gives back every place that is offered to or taken for the household. */
export const releasePlaces = (file: CaseFile, command: Command, reasonCode: string): Change =>
  release(file, ['offered', 'promised', 'accepted'], command, reasonCode);

/** Ends the offers that nobody waits for any more; their sponsors may be asked again. A promise waits on for staff. */
export const withdrawOffers = (file: CaseFile, command: Command, reasonCode: string): Change =>
  release(file, ['offered'], command, reasonCode);

/** The same where no sponsor is sought any more: what one promised ends too. */
export const withdrawPromises = (file: CaseFile, command: Command, reasonCode: string): Change =>
  release(file, ['offered', 'promised'], command, reasonCode);

/**
 * Stops what the case's workflow is doing and starts it again from what is completed: open work is cancelled, the
 * running execution is stopped and the next run plans from the case as it is then; an open offer ends, since nobody
 * waits for its answer. With `closing` the next run goes straight to closure and an accepted offer ends too. Tracing
 * goes on, and so does what was found after arrival.
 */
export function interruptCase(
  file: CaseFile,
  closing: Case['closing'] | undefined,
  command: Command,
  reasonCode = 'case-interrupted',
): Change {
  const cancelled: Change = {
    head: {
      run: file.case.run + 1,
      ...(file.case.run > 0 ? { interruptedRun: file.case.run } : {}),
      ...(closing ? { status: 'closing' as const, closing } : {}),
    },
    puts: workOfRun(file).map((item) => ({
      ...item,
      status: 'cancelled' as const,
      version: item.version + 1,
    })),
    facts: [],
    answer: { caseId: file.case.id, run: file.case.run + 1 },
  };
  return both(
    cancelled,
    closing ? releasePlaces(file, command, closing.reasonCode) : withdrawOffers(file, command, reasonCode),
  );
}
