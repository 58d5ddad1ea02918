import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges, noChange } from '../case/change.ts';
import { dateOf, startOf } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { lineNamed } from './lines.ts';
import { withPlans } from './provider.ts';
import type { PlanLine, ServicePlan } from './service-plan.ts';

/** Another day for lines that are still owed, and what else is changed about them. */
export interface Moved {
  /** The day until which they are owed from now on; it no longer follows from the arrival. */
  readonly dueOn: string;
  readonly provider?: PlanLine['provider'];
  readonly what?: string | undefined;
}

const moved = (
  { afterArrival: _afterArrival, ...line }: PlanLine,
  { dueOn, provider, what }: Moved,
): PlanLine => ({
  ...line,
  dueAt: startOf(dueOn),
  ...(provider ? { provider } : {}),
  ...(what === undefined ? {} : { what }),
});

/** Moves lines to another day in one commit; one that is settled is `WrongState`. Said again, nothing changes. */
export function moveLines(file: CaseFile, lineIds: readonly string[], how: Moved): Change {
  const ids = new Set(
    lineIds.filter((id) => {
      const { line } = lineNamed(file, id);
      if (line.state !== 'planned')
        throw new CaseError('WrongState', `Expected a line that is planned, received one ${line.state}.`);
      return JSON.stringify(moved(line, how)) !== JSON.stringify(line);
    }),
  );
  if (ids.size === 0) return noChange({});
  const [only] = ids.size === 1 ? ids : [];
  const details = { on: dateOf(startOf(how.dueOn)), ...(only ? {} : { lines: ids.size }) };
  return {
    patch: {},
    writes: file.servicePlans
      .filter(({ lines }) => lines.some(({ id }) => ids.has(id)))
      .map((plan) => ({
        ...plan,
        lines: plan.lines.map((line) => (ids.has(line.id) ? moved(line, how) : line)),
      })),
    facts: [{ act: 'plan.moved', ...(only ? { subject: only } : {}), details }],
    answer: {},
  };
}

/** A change of plans, and another that follows from it in the same commit. */
export function andThen(file: CaseFile, first: Change, next: (after: CaseFile) => Change): Change {
  const plans = first.writes.filter((one): one is ServicePlan => one.type === 'service-plan');
  return mergeChanges(first, next(withPlans(file, plans)));
}
