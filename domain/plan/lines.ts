import type { CaseFile } from '../case/case-file.ts';
import type { FieldClass } from '../case/field-class.ts';
import { isBefore } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import type { PlanLine, ServicePlan } from './service-plan.ts';

/** A line, and the member whom it is for, or `household`. */
export interface LineFor {
  readonly whom: string;
  readonly line: PlanLine;
}

type Plans = Pick<CaseFile, 'servicePlans'>;

/** All lines of a case's plan. */
export const linesOf = ({ servicePlans }: Plans): LineFor[] =>
  servicePlans.flatMap(({ id, lines }) => lines.map((line) => ({ whom: id, line })));

/** The line with this id; NotFound when the plan has none. */
export function lineNamed(file: Plans, lineId: string): LineFor {
  const found = linesOf(file).find(({ line }) => line.id === lineId);
  if (!found)
    throw new CaseError('NotFound', 'Expected a line of the plan of this case, received another id.');
  return found;
}

/** The lines that are still owed and due before an instant, the longest due first. */
export const dueBefore = (file: Plans, at: string): LineFor[] =>
  linesOf(file)
    .filter(({ line: { state, dueAt } }) => state === 'planned' && dueAt !== undefined && isBefore(dueAt, at))
    .sort(({ line: a }, { line: b }) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1));

/** The lines that one source owes, settled or not. */
export const owedBy = (file: Plans, kind: PlanLine['source']['kind'], reference?: string): LineFor[] =>
  linesOf(file).filter(
    ({ line: { source } }) =>
      source.kind === kind && (reference === undefined || source.reference === reference),
  );

/** The plans as a reader of these classes sees them. */
export const plansSeen = (plans: readonly ServicePlan[], sees: readonly FieldClass[]): ServicePlan[] =>
  plans.map((plan) => ({
    ...plan,
    lines: plan.lines.filter((line) => line.class === undefined || sees.includes(line.class)),
  }));
