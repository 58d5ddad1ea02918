import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { plus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import type { PlanLine, ServicePlan } from './service-plan.ts';
import { HOUSEHOLD, MAX_LINES } from './service-plan.ts';

/** Something that is owed from now on. */
export type NewLine = Pick<PlanLine, 'service' | 'class' | 'provider' | 'owner' | 'source' | 'what'> & {
  /** The member, or `household`. */
  readonly whom: string;
  /** When it is due: how long after the arrival, or at an instant. */
  readonly due: { readonly afterArrival: string } | { readonly at: string };
};

/** The id of a line: what the same source owes the same person is one line, however often it is said. */
export const lineId = (
  caseId: string,
  { whom, service, source }: Pick<NewLine, 'whom' | 'service' | 'source'>,
) => identifier('line', caseId, whom, service.list, service.code, source.kind, source.reference);

function lineOf(file: CaseFile, { whom, due, ...line }: NewLine): PlanLine {
  const id = lineId(file.case.id, { whom, ...line });
  const arrivedAt = file.travel?.arrivedAt;
  if ('at' in due) return { ...line, id, state: 'planned', dueAt: due.at };
  const dueAt = arrivedAt === undefined ? {} : { dueAt: plus(arrivedAt, due.afterArrival) };
  return { ...line, id, state: 'planned', afterArrival: due.afterArrival, ...dueAt };
}

/** The plans with these lines in addition; a line that is there, settled or not, stays as it is. */
export function plansOwing(file: CaseFile, wanted: readonly NewLine[]): ServicePlan[] {
  const caseId = file.case.id;
  const byWhom = Map.groupBy(wanted, ({ whom }) => whom);
  return [...byWhom].flatMap(([whom, lines]) => {
    if (whom !== HOUSEHOLD && !file.persons.some(({ id }) => id === whom))
      throw new CaseError('NotFound', `Expected a person of case ${caseId}, received another id.`);
    const before = file.servicePlans.find(({ id }) => id === whom)?.lines ?? [];
    const after = new Map(before.map((line) => [line.id, line]));
    for (const line of lines.map((one) => lineOf(file, one)))
      if (!after.has(line.id)) after.set(line.id, line);
    if (after.size === before.length) return [];
    if (after.size > MAX_LINES)
      throw new CaseError('WrongState', `Expected at most ${MAX_LINES} lines in a plan.`);
    return [{ type: 'service-plan', schema: 1, id: whom, caseId, lines: [...after.values()] }];
  });
}

/**
 * Adds what is owed to the plan of a case; said again, it adds nothing. Lines counted from the arrival get their day
 * when the household arrives (`datedPlans`). Give all lines of one commit in one call.
 */
export function owe(file: CaseFile, wanted: readonly NewLine[], _command: Command): Change {
  const plans = plansOwing(file, wanted);
  const lines = plans.reduce(
    (count, plan) =>
      count + plan.lines.length - (file.servicePlans.find(({ id }) => id === plan.id)?.lines.length ?? 0),
    0,
  );
  if (lines === 0) return noChange({});
  const owedBy = [...new Set(wanted.map(({ source }) => source.kind))].sort();
  return {
    patch: {},
    writes: plans,
    facts: [{ act: 'plan.owed', details: { lines, owedBy } }],
    answer: {},
  };
}

/** The plans whose lines are counted from the arrival, with the days that follow from it; what is settled stays. */
export const datedPlans = (plans: readonly ServicePlan[], arrivedAt: string): ServicePlan[] =>
  plans.flatMap((plan) => {
    const lines = plan.lines.map((line) =>
      line.state === 'planned' && line.afterArrival !== undefined
        ? { ...line, dueAt: plus(arrivedAt, line.afterArrival) }
        : line,
    );
    return lines.some((line, index) => line.dueAt !== plan.lines[index]?.dueAt) ? [{ ...plan, lines }] : [];
  });
