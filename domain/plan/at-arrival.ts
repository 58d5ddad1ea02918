import type { CaseFile } from '../case/case-file.ts';
import type { NewLine } from './owe.ts';
import { datedPlans, plansOwing } from './owe.ts';
import type { PlanLine, ServicePlan } from './service-plan.ts';
import { HOUSEHOLD } from './service-plan.ts';

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
  const wanted = file.rules.stages.flatMap(({ owes }) => owes?.(arrived) ?? []);
  const shared = sharedOut(arrived.servicePlans, wanted);
  const changed = over(dated, shared);
  return over(changed, plansOwing({ ...arrived, servicePlans: over(arrived.servicePlans, shared) }, wanted));
}

const promiseOf = ({ service, source }: Pick<NewLine, 'service' | 'source'>): string =>
  JSON.stringify([service.list, service.code, source.kind, source.reference]);

/** The household's plan without what each of its members is owed from now on by the same promise: it is not owed twice. */
function sharedOut(plans: readonly ServicePlan[], wanted: readonly NewLine[]): ServicePlan[] {
  const toMembers = new Set(wanted.filter(({ whom }) => whom !== HOUSEHOLD).map(promiseOf));
  const isShared = (line: PlanLine) => line.state === 'planned' && toMembers.has(promiseOf(line));
  return plans
    .filter(({ id, lines }) => id === HOUSEHOLD && lines.some(isShared))
    .map((plan) => ({ ...plan, lines: plan.lines.filter((line) => !isShared(line)) }));
}

declare module '../case/case-file.ts' {
  interface StageRules {
    /** What it owes to members from the arrival on. */
    readonly owes?: (file: CaseFile) => readonly NewLine[];
  }
}
