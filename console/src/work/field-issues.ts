import type { FieldIssue } from '../api/api-problem.ts';

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
