import type { CaseFile } from './case-file.ts';
import { activeMembers } from './case-file.ts';
import type { MedicalNeeds } from './medical-needs.ts';

/** What the active members need, as the stages know it: for whoever places a household or plans its journey. */
export function medicalNeedsOf(file: CaseFile): MedicalNeeds[] {
  const ids = new Set(activeMembers(file).map(({ id }) => id));
  return file.rules.stages
    .flatMap(({ medicalNeeds }) => medicalNeeds?.(file) ?? [])
    .filter(({ personId }) => ids.has(personId));
}

const WITH_SOMEBODY: ReadonlySet<string> = new Set(['stretcher', 'medical-escort', 'carer']);
const CARED_FOR: ReadonlySet<string> = new Set(['specialist-care', 'dialysis-nearby', 'oxygen-supply']);

/** Whether somebody has to go along for a member's health. */
export const travelsWithCarer = (file: CaseFile): boolean =>
  medicalNeedsOf(file).some(({ travel }) => travel.some((need) => WITH_SOMEBODY.has(need)));

/** Whether the household needs medical care within reach where it lives. */
export const livesNearCare = (file: CaseFile): boolean =>
  medicalNeedsOf(file).some(({ care }) => care.some((need) => CARED_FOR.has(need)));

/** Whether the household needs a home without stairs. */
export const livesWithoutStairs = (file: CaseFile): boolean =>
  medicalNeedsOf(file).some(
    ({ travel, care }) => travel.includes('wheelchair') || care.includes('no-stairs'),
  );
