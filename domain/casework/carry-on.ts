import type { CaseFile } from '../case/case-file.ts';
import type { Change, RunAnswer } from '../case/change.ts';
import { noChange } from '../case/change.ts';

/**
 * Starts the next run of a case whose execution ended before the case did; it continues from the completed stages.
 * `run` is the run that was found ended: a case that has moved on in the meantime is left alone.
 */
export function carryOn(file: CaseFile, run: number): Change<RunAnswer> {
  const { id, status, run: present } = file.case;
  const underWay = status === 'active' || status === 'closing';
  if (!underWay || present !== run) return noChange({ caseId: id, run: present });
  return {
    patch: { run: run + 1 },
    writes: [],
    facts: [{ act: 'case.started', subject: id }],
    answer: { caseId: id, run: run + 1 },
  };
}
