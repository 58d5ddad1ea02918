import { isBefore, later, plus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { CaseFile } from './case-file.ts';

/** Until when an execution that starts now may begin a wait; one that waits for `dueAt` first may wait for it. */
export const renewAt = (file: Pick<CaseFile, 'policy'>, at: string, dueAt = at): string =>
  later(plus(at, file.policy.renewal.stageAfter), plus(dueAt, 'P1D'));

/**
 * Refuses to let an execution wait on when it is older than the programme allows: it ends, and its stage begins again
 * in a new one. Step Functions ends an execution after a year.
 */
export function refuseOldExecution(file: Pick<CaseFile, 'policy'>, startedAt: string, at: string): void {
  if (isBefore(plus(startedAt, file.policy.renewal.stageAfter), at))
    throw new CaseError(
      'RenewalDue',
      `Expected an execution younger than ${file.policy.renewal.stageAfter}.`,
    );
}

/**
 * Refuses a day or time that a person names and a workflow then waits for, unless it is in the future and no later
 * than `renewal.caseAfter` from now: with the longest ages of a case's and its stage's execution it stays under a year.
 */
export function refuseWaitBeyondLimit(file: CaseFile, path: string, until: string, at: string): void {
  const { caseAfter } = file.policy.renewal;
  if (!isBefore(at, until)) throw invalid(path, rule('in-future'), until);
  if (isBefore(plus(at, caseAfter), until))
    throw invalid(path, rule('within-from-now', { longest: caseAfter }), until);
}
