import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges, noChange } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import type { NewLine } from './owe.ts';
import { owe } from './owe.ts';
import type { PlanLine, ServicePlan } from './service-plan.ts';

type Provider = NonNullable<PlanLine['provider']>;

const isOf = (line: PlanLine, { kind, id }: Provider): boolean =>
  line.provider?.kind === kind && (id === undefined || line.provider.id === id);

/** The plans in which what one provider still owes is another's; those that change. */
export const providedBy = (
  { servicePlans }: Pick<CaseFile, 'servicePlans'>,
  from: Provider,
  to: Provider,
  which: (line: PlanLine) => boolean = () => true,
): ServicePlan[] => {
  const moves = (line: PlanLine): boolean => line.state === 'planned' && isOf(line, from) && which(line);
  return servicePlans
    .filter(({ lines }) => lines.some(moves))
    .map((plan) => ({
      ...plan,
      lines: plan.lines.map((line) => (moves(line) ? { ...line, provider: to } : line)),
    }));
};

/** The case with these plans in place of its own. */
export const withPlans = (file: CaseFile, plans: readonly ServicePlan[]): CaseFile => ({
  ...file,
  servicePlans: [...file.servicePlans.filter(({ id }) => !plans.some((plan) => plan.id === id)), ...plans],
});

/** Owes lines in plans that the same commit changes otherwise too. */
export const oweTo = (
  changed: readonly ServicePlan[],
  file: CaseFile,
  wanted: readonly NewLine[],
  command: Command,
): Change =>
  mergeChanges({ ...noChange({}), writes: [...changed] }, owe(withPlans(file, changed), wanted, command));
