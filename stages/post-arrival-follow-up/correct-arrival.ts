import type { CaseFile } from '../../domain/case/case-file.ts';
import { placesOf } from '../../domain/case/case-file.ts';
import type { Change, RunAnswer } from '../../domain/case/change.ts';
import { mergeChanges } from '../../domain/case/change.ts';
import { interruptCase } from '../../domain/casework/interrupt-case.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { isBefore } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { datedPlans } from '../../domain/plan/owe.ts';
import { scheduleFrom } from './schedule.ts';

/** The arrival was at a different time than recorded: the visits and what is owed from the arrival on move with it. */
export function correctArrival(file: CaseFile, arrivedAt: string, command: Command): Change<RunAnswer> {
  if (!file.travel?.arrivedAt || file.case.status !== 'active')
    throw new CaseError('WrongState', 'Expected an active case with a recorded arrival.');
  if (isBefore(command.at, arrivedAt)) throw invalid('arrivedAt', rule('not-in-future'), arrivedAt);
  const moved: Change = {
    patch: {},
    writes: [
      { ...file.travel, ...placesOf(file), arrivedAt },
      scheduleFrom(file, arrivedAt),
      ...datedPlans(file.servicePlans, arrivedAt),
    ],
    facts: [{ act: 'travel.arrival-corrected', details: { arrivedAt } }],
    answer: {},
  };
  return mergeChanges(moved, interruptCase(file, undefined, command));
}
