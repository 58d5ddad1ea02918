import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';

/**
 * Begins the next run of a case whose execution ended before the case did; it goes on from the stages it has completed.
 * `run` is the one that was found ended: a case that went on in the meantime stays as it is.
 */
export function carryOn(file: CaseFile, run: number): Change {
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
