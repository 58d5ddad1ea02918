import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { HealthRecord } from './health-record.ts';
import { ruleOfClass } from './tuberculosis.ts';
import { tuberculosisOf } from './validity.ts';

/**
 * Those who live with somebody who is found infectious and were cleared without a finding before that was known: they
 * are examined again, once for each finding (CDC technical instructions, contacts).
 */
export function contactsOf(file: CaseFile, found: HealthRecord): HealthRecord[] {
  const known = tuberculosisOf(found);
  const before = file.health.find(({ personId }) => personId === found.personId);
  if (!ruleOfClass(file.policy, known)?.contactsExamined) return [];
  if (before && tuberculosisOf(before) === known) return [];
  const ids = new Set(activeMembers(file).map(({ id }) => id));
  return file.health
    .filter((one) => one.personId !== found.personId && ids.has(one.personId))
    .filter((one) => one.cleared && tuberculosisOf(one) === 'none')
    .map((one) => ({ ...one, cleared: false, contact: true }));
}
