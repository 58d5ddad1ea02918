import { present } from '../kernel/present.ts';
import type { ColumnKey } from './columns.ts';
import { COLUMNS } from './columns.ts';
import type { Difference } from './difference.ts';
import { columnOfMember } from './identity-place.ts';
import type { IntakeResult } from './read-intake.ts';
import { placesOf } from './read-intake.ts';
import type { IntakeText, IntakeValues, Rejection } from './rules.ts';
import { ruleOfText } from './rules.ts';

type Household = IntakeResult['households'][number];
type Path = Difference['path'];

const valueAt = ({ newCase }: Household, path: Path): string => {
  const value = path.reduce<unknown>(
    (inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key],
    newCase,
  );
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join('|');
  return typeof value === 'object' ? '' : String(value);
};

const CONSENT_COLUMNS: Readonly<Record<string, ColumnKey>> = {
  recipient: 'consentRecipient',
  givenOn: 'consentDate',
  fields: 'consentFields',
};

/** The row and column in a table for a place in a household. */
function cellOf(
  { rows, newCase }: Household,
  [where, index, field, _place, inner]: Path,
): { row: number; key: ColumnKey } {
  const rowAt = (member: number): number => present(rows[member], `a row for member ${member}`);
  if (where === 'members') return { row: rowAt(Number(index)), key: columnOfMember(field, inner) };
  if (where === 'consents')
    return {
      row: rowAt(present(newCase.consents[Number(index)], `consent ${index}`).member ?? 0),
      key: CONSENT_COLUMNS[String(field)] ?? 'consentPurpose',
    };
  if (where === 'tracing')
    return {
      row: rowAt(present(newCase.tracing[Number(index)], `tracing request ${index}`).seeker),
      key: 'soughtRelationship',
    };
  return { row: rowAt(0), key: where as ColumnKey };
}

/**
 * What is reported about a household that was read but cannot be registered: each problem at its row and column
 * (JSON: at its path), and that the other rows are held back with it.
 */
export function waitingRows(
  household: Household,
  found: readonly Difference[],
  isTable: boolean,
): Rejection[] {
  const told = found.map(({ path, text, values = {} }): Rejection => {
    const value = valueAt(household, path);
    const rest = { rule: ruleOfText(text), text, values, value };
    if (!isTable)
      return { row: present(household.rows[0], 'a row of the household'), column: path.join('.'), ...rest };
    const { row, key } = cellOf(household, path);
    return { row, column: COLUMNS[key].name, ...rest };
  });
  const wrong = new Set(told.map(({ row }) => row));
  const values: IntakeValues = { places: placesOf([...wrong]) };
  const text: IntakeText = 'held-back';
  const others = household.rows.filter((row) => !wrong.has(row));
  const held = others.map(
    (row): Rejection => ({
      ...{ row, column: COLUMNS.number.name, rule: ruleOfText(text), text, values },
      value: household.newCase.number,
    }),
  );
  return [...told, ...held];
}
