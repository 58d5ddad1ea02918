import type { FieldIssue } from '../api/api-problem.ts';
import type { Entered, Fault, FormSubjects } from './form-entered.ts';
import type { DecisionForm } from './form-model.ts';
import { placeOfSent } from './form-rows.ts';

const ATTENDANCE = new Set(['present', 'absent']);

/** The server's refusals by the form field in which the value was entered; the first of each. */
export function issuesByField(issues: readonly FieldIssue[]): Readonly<Record<string, FieldIssue>> {
  const found: Record<string, FieldIssue> = {};
  for (const issue of issues) {
    const name = issue.path.replace(/\..*$/s, '');
    found[ATTENDANCE.has(name) ? 'attendance' : name] ??= issue;
  }
  return found;
}

/** The row and the column of a list that an issue is about, as it stands in the form; undefined for other fields. */
export function placeOf(
  form: DecisionForm | undefined,
  name: string,
  { path }: FieldIssue,
  entered: Entered,
  subjects: FormSubjects,
): Fault['at'] {
  const field = form?.fields.find((one) => one.name === name);
  const [, sent, column] = /^\w+\.(\d+)\.(\w+)/.exec(path) ?? [];
  if (field?.kind !== 'rows' || sent === undefined || column === undefined) return undefined;
  const row = placeOfSent(field, entered, subjects, Number(sent));
  return row < 0 ? undefined : { row, column };
}
