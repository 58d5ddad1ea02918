import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { CaseFile } from './case-file.ts';
import { activeMembers } from './case-file.ts';

/** Refuses a list that does not have each member once, and nobody else. */
export function refuseOthers(file: CaseFile, path: string, given: readonly { personId: string }[]): void {
  const members = activeMembers(file);
  const named = new Set(given.map(({ personId }) => personId));
  if (
    named.size === given.length &&
    named.size === members.length &&
    members.every(({ id }) => named.has(id))
  )
    return;
  throw invalid(path, rule('every-member'), `${given.length} of ${members.length}`);
}
