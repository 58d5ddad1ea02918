import type { IntakeContent } from '../../../../domain/intake/intake-text.ts';
import type { Repair } from '../../../../domain/intake/repair.ts';
import { isRepairable } from '../../../../domain/intake/repair.ts';
import type { ImportReportData } from './use-import.ts';

/** Cells that are put right together: the same value in the same column, a column that is missing, or one empty cell. */
export interface RepairGroup {
  readonly id: string;
  readonly column: string;
  readonly value: string;
  readonly cause: string;
  readonly rows: readonly number[];
}

/** What can be put right on the page. */
export function groupsOf(content: IntakeContent, { rejected }: ImportReportData): RepairGroup[] {
  const groups = new Map<string, RepairGroup & { rows: number[] }>();
  for (const one of rejected) {
    if (!isRepairable(content, one)) continue;
    const { column, value, cause, row, rule } = one;
    const alone = value === '' && rule !== 'missing-column';
    const id = JSON.stringify([column, cause, alone ? row : value]);
    const known = groups.get(id);
    if (known) known.rows.push(row);
    else groups.set(id, { id, column, value, cause, rows: [row] });
  }
  return [...groups.values()];
}

/** The cells that were changed, by the group's id. */
export const repairsOf = (
  groups: readonly RepairGroup[],
  typed: Readonly<Record<string, string>>,
): Repair[] =>
  groups.flatMap(({ id, column, value, rows }) => {
    const now = typed[id];
    return now === undefined || now === value ? [] : rows.map((row) => ({ row, column, value: now }));
  });
