import { isBefore, later, plus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { CaseFile } from './case-file.ts';

/** How long an execution that starts now may begin new waits; one that first waits for `dueAt` may do so. */
export const renewAt = (file: Pick<CaseFile, 'policy'>, at: string, dueAt = at): string =>
  later(plus(at, file.policy.renewal.stageAfter), plus(dueAt, 'P1D'));

/**
 * Refuses further waiting once the execution is older than the programme allows: it ends, and its stage starts over
 * in a new one. Step Functions ends executions after a year.
 */
export function refuseOldExecution(file: Pick<CaseFile, 'policy'>, startedAt: string, at: string): void {
  if (isBefore(plus(startedAt, file.policy.renewal.stageAfter), at))
    throw new CaseError(
      'RenewalDue',
      `Expected an execution younger than ${file.policy.renewal.stageAfter}.`,
    );
}

/**
 * Refuses a date or time that a person enters and a workflow then waits for, unless it is in the future and at most
 * `renewal.caseAfter` away: added to the maximum ages of the case's and stage's executions, that stays below a year.
 */
export function refuseWaitBeyondLimit(file: CaseFile, path: string, until: string, at: string): void {
  const { caseAfter } = file.policy.renewal;
  if (!isBefore(at, until)) throw invalid(path, rule('in-future'), until);
  if (isBefore(plus(at, caseAfter), until))
    throw invalid(path, rule('within-from-now', { longest: caseAfter }), until);
}
