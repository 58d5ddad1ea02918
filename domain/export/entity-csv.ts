import { stringify } from 'csv-stringify/sync';
import { guarded } from '../kernel/spreadsheet-guard.ts';

const cellOf = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/**
 * Entities of one type as CSV that is safe to open in a spreadsheet: a column for each field, compound values as JSON.
 */
export function entityCsv(columns: readonly string[], entities: readonly Record<string, unknown>[]): string {
  const rows = entities.map((entity) => columns.map((column) => guarded(cellOf(entity[column]))));
  return stringify([[...columns], ...rows]);
}
