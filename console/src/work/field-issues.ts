import type { FieldIssue } from '../api/api-problem.ts';

const ATTENDANCE = new Set(['present', 'absent']);

/** What the server refused, by the field of the form in which it was entered; the first rule of each. */
export function issuesByField(issues: readonly FieldIssue[]): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { path, rule } of issues) {
    const name = path.split('.')[0]!;
    found[ATTENDANCE.has(name) ? 'attendance' : name] ??= rule;
  }
  return found;
}
