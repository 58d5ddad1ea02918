import type { Case } from '../case/case.ts';
import type { CaseFile, Interruption } from '../case/case-file.ts';
import type { Change, RunAnswer } from '../case/change.ts';
import { answering, mergeChanges, noChange } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { workOfRun } from '../work-item/work-of-case.ts';
import { inNewRun } from './awaited-work.ts';

/** What all stages give up when the case's run is stopped. */
export const giveUp = (file: CaseFile, how: Interruption, command: Command, reasonCode: string): Change =>
  file.rules.stages.reduce(
    (change, { interrupted }) =>
      interrupted ? mergeChanges(change, interrupted(file, how, command, reasonCode)) : change,
    noChange({}),
  );

/**
 * Stops the case's workflow and starts it again from the completed stages: open work is cancelled, the running
 * execution is stopped and the next run plans from the case as it then is. An open offer ends, because nothing waits
 * for its answer any more. With `closing`, the next run goes straight to closure and an accepted offer ends too.
 * Tracing continues, and so does work that outlives a run: the next run waits for it.
 */
export function interruptCase(
  file: CaseFile,
  closing: Case['closing'] | undefined,
  command: Command,
  reasonCode = 'case-interrupted',
): Change<RunAnswer> {
  const cancelled: Change<RunAnswer> = {
    patch: {
      ...inNewRun(file),
      ...(closing ? { status: 'closing' as const, closing } : {}),
    },
    writes: workOfRun(file).map((item) => ({
      ...item,
      status: 'cancelled' as const,
      version: item.version + 1,
    })),
    facts: [],
    answer: { caseId: file.case.id, run: file.case.run + 1 },
  };
  const givenUp = closing
    ? giveUp(file, 'closes', command, closing.reasonCode)
    : giveUp(file, 'begins-again', command, reasonCode);
  return answering(mergeChanges(cancelled, givenUp), cancelled.answer);
}
