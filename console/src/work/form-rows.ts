import type { Entered, Fault, FormSubjects } from './form-entered.ts';
import type { Field } from './form-model.ts';

export type Rows = Extract<Field, { kind: 'rows' }>;

/** What stands in a row before anybody has written into it says nothing. */
const BEFOREHAND = new Set(['personId', 'kind', 'fromPort', 'fromZone', 'toZone']);

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isWritten = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some(isText) : isText(value);

/** True of a row into which nothing was written: it is not sent. */
const isBlank = ({ columns }: Rows, row: Entered): boolean =>
  columns.every(({ name, kind }) => BEFOREHAND.has(name) || kind === 'yes-no' || !isWritten(row[name]));

/** A document that is missing as the first of its kinds, of each person or of the household. */
const rowsOfMissing = (missing: NonNullable<FormSubjects['missing']>): Entered[] =>
  missing.flatMap(({ kinds: [kind], personIds, explainable }) => {
    if (!explainable) return [];
    return personIds.length === 0 ? [{ kind }] : personIds.map((personId) => ({ personId, kind }));
  });

/** The rows that a form begins with: one for each paper that is missing, a first one of what is asked for. */
function firstRows({ name, required }: Rows, { travel, missing: documents }: FormSubjects): Entered[] {
  if (name === 'alternatives') return rowsOfMissing(documents ?? []);
  const missing = name === 'papers' ? (travel?.missing ?? []) : [];
  const papers = missing.flatMap(({ kinds: [kind], personIds }) =>
    personIds.map((personId) => ({ personId, kind })),
  );
  return papers.length === 0 && required ? [{}] : papers;
}

/** The rows of a list as they stand in the form. */
export function rowsIn(field: Rows, entered: Entered, subjects: FormSubjects): readonly Entered[] {
  const value = entered[field.name];
  if (!Array.isArray(value)) return firstRows(field, subjects);
  return value.filter((row): row is Entered => typeof row === 'object' && row !== null);
}

/** The rows into which something was written. */
export const sentRows = (field: Rows, entered: Entered, subjects: FormSubjects): readonly Entered[] =>
  rowsIn(field, entered, subjects).filter((row) => !isBlank(field, row));

/** The place in the form of a row that was sent. */
export const placeOfSent = (field: Rows, entered: Entered, subjects: FormSubjects, sent: number): number =>
  rowsIn(field, entered, subjects).indexOf(sentRows(field, entered, subjects)[sent] as Entered);

/** The first fault in a list of rows, with where it is. */
export function rowFault(
  field: Rows,
  entered: Entered,
  subjects: FormSubjects,
  faultOf: (column: Field, row: Entered, subjects: FormSubjects) => Fault | undefined,
): Fault | undefined {
  const rows = rowsIn(field, entered, subjects);
  if (field.required && sentRows(field, entered, subjects).length < Math.max(field.least, 1))
    return { id: 'work.required' };
  for (const [row, values] of rows.entries())
    if (!isBlank(field, values))
      for (const column of field.columns) {
        const fault = faultOf(column, values, subjects);
        if (fault) return { ...fault, at: { row, column: column.name } };
      }
  return undefined;
}

/** A new row, which goes on from where the last one ends. */
export function nextRow(rows: readonly Entered[]): Entered {
  const last = rows.at(-1);
  return last?.toPort === undefined && last?.toZone === undefined
    ? {}
    : { fromPort: last.toPort ?? '', fromZone: last.toZone ?? '' };
}

/** The rows as they are sent; nothing where none was written and none is asked for. */
export function rowsBody(
  field: Rows,
  entered: Entered,
  subjects: FormSubjects,
  valuesOf: (column: Field, row: Entered, subjects: FormSubjects) => [string, unknown][],
): [string, unknown][] {
  const rows = sentRows(field, entered, subjects).map((row) =>
    Object.fromEntries(
      field.columns
        .flatMap((column) => valuesOf(column, row, subjects))
        .filter(([, value]) => value !== undefined),
    ),
  );
  return rows.length === 0 && !field.required ? [] : [[field.name, rows]];
}
