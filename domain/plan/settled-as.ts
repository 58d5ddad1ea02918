import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import { activeMembers } from '../case/case-file.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import type { LineFor } from './lines.ts';
import { dueBefore } from './lines.ts';
import type { PlanLine } from './service-plan.ts';
import { HOUSEHOLD } from './service-plan.ts';
import type { Settling } from './settle-line.ts';

/** What became of a line, as a form asks it: one word that says why, where it did not come. */
export const BECAME = ['delivered', 'still-owed', 'not-available', 'declined', 'not-needed'] as const;

/** What became of each line that a form shows. */
export const LinesSettledSchema = z.array(
  z.strictObject({ lineId: z.string().max(80), became: z.enum(BECAME) }),
);
export type LinesSettled = z.infer<typeof LinesSettledSchema>;

/** Sources whose lines have work of their own, in which they are settled. */
const OWN_WORK: ReadonlySet<string> = new Set(['waived-duty', 'health-assessment']);

/** Whether a line is settled in work of its own, and not by hand or at a visit. */
export const hasOwnWork = ({ source, state }: PlanLine): boolean =>
  state === 'planned' && OWN_WORK.has(source.kind);

/**
 * The lines due by an instant that the caseworker of the receiving office asks about, the longest due first: not those of
 * a class of data that not everybody sees, not those with work of their own, and none of somebody who left.
 */
export function linesAskedBy(file: CaseFile, until: string): LineFor[] {
  const here = new Set([HOUSEHOLD, ...activeMembers(file).map(({ id }) => id)]);
  return dueBefore(file, until).filter(
    ({ whom, line }) => here.has(whom) && line.class === undefined && !hasOwnWork(line),
  );
}

/** How the lines of a form are settled; what is still owed is not. `on` is the day on which it was delivered. */
export function settlingsOf(
  lines: LinesSettled,
  asked: readonly LineFor[],
  on: string,
): { lineId: string; how: Settling }[] {
  const ids = new Set(asked.map(({ line }) => line.id));
  return lines.flatMap(({ lineId, became }) => {
    if (!ids.has(lineId))
      throw new CaseError('NotFound', 'Expected a line of the plan that is due, received another id.');
    if (became === 'still-owed') return [];
    return [{ lineId, how: settlingOf(became, on) }];
  });
}

const settlingOf = (became: Exclude<(typeof BECAME)[number], 'still-owed'>, on: string): Settling => {
  if (became === 'delivered') return { state: 'delivered', on };
  return { state: became === 'not-available' ? 'not-delivered' : 'cancelled', reasonCode: became };
};

/** A line as the form that settles it shows it; `whom` is a member, or `household`. */
export const DueLineSchema = z.object({
  ...{ lineId: z.string(), whom: z.string(), service: z.string() },
  dueAt: InstantSchema,
});
export type DueLine = z.infer<typeof DueLineSchema>;

export const dueLineOf = ({ whom, line }: LineFor): DueLine => ({
  ...{ lineId: line.id, whom, service: line.service.code, dueAt: line.dueAt ?? '' },
});
