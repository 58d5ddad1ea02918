import type { CaseFile } from '../case/case-file.ts';
import type { NewLine } from './owe.ts';
import { datedPlans, plansOwing } from './owe.ts';
import type { ServicePlan } from './service-plan.ts';

const over = (plans: readonly ServicePlan[], changed: readonly ServicePlan[]): ServicePlan[] => [
  ...plans.filter(({ id }) => !changed.some((one) => one.id === id)),
  ...changed,
];

/**
 * The plans that change when a household arrives: lines counted from the arrival get their day, and what the stages owe
 * from then on is added. All of them together, so that one commit writes each plan once.
 */
export function plansAtArrival(file: CaseFile, arrivedAt: string): ServicePlan[] {
  const dated = datedPlans(file.servicePlans, arrivedAt);
  const arrived: CaseFile = {
    ...file,
    servicePlans: over(file.servicePlans, dated),
    ...(file.travel ? { travel: { ...file.travel, arrivedAt } } : {}),
  };
  const owed = plansOwing(
    arrived,
    file.rules.stages.flatMap(({ owes }) => owes?.(arrived) ?? []),
  );
  return over(dated, owed);
}

declare module '../case/case-file.ts' {
  interface StageRules {
    /** What it owes to members from the arrival on. */
    readonly owes?: (file: CaseFile) => readonly NewLine[];
  }
}
