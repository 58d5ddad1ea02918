import type { Command } from '../actor.ts';
import { releaseOffer } from '../sponsorship/release-offer.ts';
import type { Case } from './case.ts';
import type { CaseFile } from './case-file.ts';
import { blockingWork } from './case-file.ts';
import type { Change } from './change.ts';
import { both, unchanged } from './change.ts';

/** Gives back every place that is offered to or taken for the household. */
export const releasePlaces = (file: CaseFile, command: Command, reasonCode: string): Change =>
  file.offers
    .filter((offer) => offer.status === 'offered' || offer.status === 'accepted')
    .reduce(
      (change, offer) => both(change, releaseOffer(file, offer, 'withdrawn', command, reasonCode)),
      unchanged({}),
    );

/**
 * Stops what the case's workflow is doing and starts it again from what is completed: open work is cancelled, the
 * running execution is stopped and the next run plans from the case as it is then. With `closing` the next run
 * goes straight to closure. Tracing goes on.
 */
export function interruptCase(
  file: CaseFile,
  closing: Case['closing'] | undefined,
  command: Command,
): Change {
  const cancelled: Change = {
    head: {
      run: file.case.run + 1,
      ...(file.case.run > 0 ? { interruptedRun: file.case.run } : {}),
      ...(closing ? { status: 'closing' as const, closing } : {}),
    },
    puts: blockingWork(file).map((item) => ({
      ...item,
      status: 'cancelled' as const,
      version: item.version + 1,
    })),
    facts: [],
    answer: { caseId: file.case.id, run: file.case.run + 1 },
  };
  return closing ? both(cancelled, releasePlaces(file, command, closing.reasonCode)) : cancelled;
}
