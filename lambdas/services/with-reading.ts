import type { ListedRow } from '../../contracts/api/cases.ts';
import type { CaseRow } from '../../domain/casework/case-row.ts';
import { transliterateName } from '../../stages/family-tracing/reading/name.ts';

/** A row of a list of cases for people who may not read the script of its name. */
export const withReading = (row: CaseRow): ListedRow => ({
  ...row,
  reading: row.name === null ? null : (transliterateName(row.name) ?? null),
});
