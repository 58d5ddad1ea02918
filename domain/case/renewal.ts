import { isBefore, plus } from '../calendar.ts';
import { CaseError } from '../errors.ts';
import type { CaseFile } from './case-file.ts';

/**
 * Refuses to let an execution wait on when it is older than the programme allows: it ends, and its stage begins again
 * in a new one. Step Functions ends an execution after a year.
 */
export function refuseOldExecution(file: CaseFile, startedAt: string, at: string): void {
  if (isBefore(plus(startedAt, file.policy.renewal.stageAfter), at))
    throw new CaseError(
      'RenewalDue',
      `Expected an execution younger than ${file.policy.renewal.stageAfter}.`,
    );
}
