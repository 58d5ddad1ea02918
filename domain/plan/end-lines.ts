import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { Person } from '../case/person.ts';
import type { Command } from '../kernel/actor.ts';
import { dateOf } from '../kernel/calendar.ts';
import type { PlanLine, ServicePlan } from './service-plan.ts';
import { hasOwnWork } from './settled-as.ts';

/** Why lines end that nobody can deliver any more; lines that ended so come back with the person. */
export type EndedBecause = 'member-died' | 'member-left' | 'lost-contact' | 'moved-away';

type Plans = Pick<CaseFile, 'servicePlans'>;

function changedPlans(
  { servicePlans }: Plans,
  isMeant: (plan: ServicePlan, line: PlanLine) => boolean,
  become: (line: PlanLine) => PlanLine,
): { plans: ServicePlan[]; lines: number } {
  const meant = servicePlans.filter((plan) => plan.lines.some((line) => isMeant(plan, line)));
  const plans = meant.map((plan) => ({
    ...plan,
    lines: plan.lines.map((line) => (isMeant(plan, line) ? become(line) : line)),
  }));
  const lines = meant.flatMap((plan) => plan.lines.filter((line) => isMeant(plan, line))).length;
  return { plans, lines };
}

/**
 * Lines that are still owed end with the reason: of this member, or all of a household. What has work of its own is
 * settled there.
 */
export function endLines(
  file: Plans,
  whom: string | undefined,
  reasonCode: EndedBecause,
  { at, actor }: Command,
): Change {
  const settled = { on: dateOf(at), at, by: actor.id, reasonCode };
  const { plans, lines } = changedPlans(
    file,
    ({ id }, line) => (whom === undefined || id === whom) && line.state === 'planned' && !hasOwnWork(line),
    (line) => ({ ...line, state: 'cancelled', settled }),
  );
  if (lines === 0) return noChange({});
  return {
    ...noChange({}),
    writes: plans,
    facts: [{ act: 'plan.cancelled', details: { reasonCode, lines } }],
  };
}

/** A member whose death was a mistake is owed again what ended with it. */
function owedAgain(file: Plans, whom: string): Change {
  const { plans, lines } = changedPlans(
    file,
    ({ id }, { state, settled }) =>
      id === whom && state === 'cancelled' && settled?.reasonCode === 'member-died',
    ({ settled: _settled, ...line }) => ({ ...line, state: 'planned' }),
  );
  if (lines === 0) return noChange({});
  return { ...noChange({}), writes: plans, facts: [{ act: 'plan.owed', details: { lines } }] };
}

/** What a change of somebody's status does to their plan: who dies or leaves is owed nothing any more. */
export function linesFollowing(
  file: Pick<CaseFile, 'servicePlans' | 'persons'>,
  { id, status }: Person,
  command: Command,
): Change {
  const before = file.persons.find((person) => person.id === id)?.status;
  if (before === 'active' && status === 'deceased') return endLines(file, id, 'member-died', command);
  if (before === 'active' && status === 'left') return endLines(file, id, 'member-left', command);
  return before === 'deceased' && status === 'active' ? owedAgain(file, id) : noChange({});
}
