import type { CaseFile } from '../../domain/case/case-file.ts';
import { latestDecision } from '../../domain/work-item/decisions.ts';
import type { HealthRecord } from './health-record.ts';

type Known = Pick<HealthRecord, 'personId' | 'examinedBy'>;

/** Everybody who ever found class A in a person, in this case or in one that the person came from. */
function allWhoExamined(file: CaseFile, { personId, examinedBy = [] }: Known): string[] {
  const here = file.workItems.flatMap(({ kind, subject, decision }) =>
    kind === 'health-exam' && subject === personId && decision?.code === 'treatment' ? [decision.by] : [],
  );
  return [...new Set([...examinedBy, ...here])];
}

/** Who examined, as the record takes it along to another case, where the work of this one is not. */
export function examinersIn(file: CaseFile, record: Known): Pick<HealthRecord, 'examinedBy'> {
  const examinedBy = allWhoExamined(file, record);
  return examinedBy.length === 0 ? {} : { examinedBy };
}

/** Whoever records it, if they ever examined the person themselves; otherwise who examined them last. */
export function examinerAmong(
  file: CaseFile,
  personId: string,
  recordedBy: string,
  found: HealthRecord | undefined,
): string | undefined {
  const all = allWhoExamined(file, found ?? { personId });
  if (all.includes(recordedBy)) return recordedBy;
  return latestDecision(file, 'health-exam', personId, 'treatment')?.by ?? all.at(-1);
}
