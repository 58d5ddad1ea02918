import { STAGES } from '../../../domain/kernel/catalogue.ts';
import { addDays, type Days } from '../../../domain/statistics/flow/durations.ts';
import type { Part, StageCount, StageMonth } from '../../../domain/statistics/flow/part.ts';

const NONE: StageMonth = { entered: 0, through: 0, ended: 0, days: {} };

/** What happened in a stage over some months. */
export const overMonths = ({ months }: Pick<StageCount, 'months'>, wanted: readonly string[]): StageMonth =>
  wanted
    .flatMap((month) => months[month] ?? [])
    .reduce(
      (a, b) => ({
        entered: a.entered + b.entered,
        through: a.through + b.through,
        ended: a.ended + b.ended,
        days: addDays(a.days, b.days),
      }),
      NONE,
    );

export interface StageRow {
  readonly stage: string;
  readonly now: number;
  readonly waited: Days;
  readonly months: Readonly<Record<string, StageMonth>>;
}

/** Stages of all programmes that are counted, in the order in which a case meets them. */
export function stageRows({ stages }: Part): StageRow[] {
  const order = Object.keys(STAGES);
  const rows = new Map<string, StageRow>();
  for (const { stage, now, waited, months } of stages) {
    const known = rows.get(stage);
    const all = new Set([...Object.keys(known?.months ?? {}), ...Object.keys(months)]);
    rows.set(stage, {
      ...{ stage, now: now + (known?.now ?? 0), waited: addDays(waited, known?.waited ?? {}) },
      months: Object.fromEntries(
        [...all].map((month) => [
          month,
          overMonths({ months: { a: known?.months[month] ?? NONE, b: months[month] ?? NONE } }, ['a', 'b']),
        ]),
      ),
    });
  }
  return [...rows.values()].sort((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage));
}
