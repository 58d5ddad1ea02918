import type { Command } from '../actor.ts';
import { isBefore } from '../calendar.ts';
import type { CaseFile } from '../case/case-file.ts';
import { placesOf } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { both } from '../case/change.ts';
import { interruptCase } from '../case/interrupt-case.ts';
import { CaseError } from '../errors.ts';
import { invalid } from '../invalid-input.ts';
import { rule } from '../rules.ts';
import { scheduleFrom } from './schedule.ts';

/** The arrival was at another time than recorded: the follow-up schedule moves with it. */
export function correctArrival(file: CaseFile, arrivedAt: string, command: Command): Change {
  if (!file.travel?.arrivedAt || file.case.status !== 'active')
    throw new CaseError('WrongState', 'Expected an active case with a recorded arrival.');
  if (isBefore(command.at, arrivedAt)) throw invalid('arrivedAt', rule('not-in-future'), arrivedAt);
  const moved: Change = {
    head: {},
    puts: [{ ...file.travel, ...placesOf(file), arrivedAt }, scheduleFrom(file, arrivedAt)],
    facts: [{ act: 'travel.arrival-corrected', details: { arrivedAt } }],
    answer: {},
  };
  return both(moved, interruptCase(file, undefined, command));
}
