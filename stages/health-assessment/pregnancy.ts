import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { datePlus } from '../../domain/kernel/calendar.ts';
import type { HealthRecord } from './health-record.ts';

type Limits = CaseFile['policy']['health']['pregnancy'];

/**
 * Whether a pregnancy is too far on to fly on a day: from 36 weeks, 32 with more than one child (UK CAA, assessing
 * fitness to fly), counted back from the expected day of birth; a while after it the limit is over by itself.
 */
export const isTooLateOn = (
  { dueOn, multiple }: NonNullable<HealthRecord['pregnancy']>,
  limits: Limits,
  day: string,
): boolean =>
  day > datePlus(dueOn, `-${multiple ? limits.multiple : limits.single}`) &&
  day <= datePlus(dueOn, limits.overAfter);

/** Members whose pregnancy is too far on to fly on a day. */
export function tooLateInPregnancy(file: CaseFile, day: string): string[] {
  const ids = new Set(activeMembers(file).map(({ id }) => id));
  return file.health
    .filter(({ personId, pregnancy }) => ids.has(personId) && pregnancy !== undefined)
    .filter(({ pregnancy }) => pregnancy && isTooLateOn(pregnancy, file.policy.health.pregnancy, day))
    .map(({ personId }) => personId);
}

/** As if nobody of the household were pregnant. */
export const withoutPregnancy = (file: CaseFile): CaseFile => ({
  ...file,
  health: file.health.map(({ pregnancy: _over, ...record }) => record),
});
