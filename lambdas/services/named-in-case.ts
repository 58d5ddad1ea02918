import { hasCaseInScope, isWithheldFrom } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { FieldClass } from '../../domain/case/field-class.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { PersonAtWork } from '../../domain/work-item/person-at-work.ts';
import type { CaseView } from '../../registry/case-view.ts';
import { peopleNamed } from './people-named.ts';
import type { Store } from './the-store.ts';

/** The most other cases whose numbers one view tells. */
const MAX_NAMED = 100;

interface Reader {
  readonly actor: Actor;
  readonly reach: string;
  readonly sees: readonly FieldClass[];
  readonly at: string;
}

/** The numbers of the cases that a case names, as far as this reader may know them. */
export function numbersNamedIn(
  store: Store,
  { case: caseRecord, changes }: CaseFile,
  reader: Reader,
): Promise<Record<string, string>> {
  const linked = (caseRecord.linked ?? []).map(({ caseId }) => caseId);
  const moved = changes.flatMap(({ change }) => (change.kind === 'moves' ? [change.toCase] : []));
  return numbersOfCases(store, [...linked, ...moved], reader);
}

/** The numbers of cases by their ids, as far as this reader may know them. */
export async function numbersOfCases(
  store: Store,
  caseIds: readonly string[],
  { actor, reach, sees, at }: Reader,
): Promise<Record<string, string>> {
  const ids = [...new Set(caseIds)].slice(0, MAX_NAMED);
  if (ids.length === 0 || !sees.includes('identity')) return {};
  const known = [...(await store.loadCaseRecords(ids)).values()].filter(
    (one) =>
      hasCaseInScope(one, actor, reach) &&
      one.overview !== undefined &&
      !isWithheldFrom(one.overview, actor, at),
  );
  return Object.fromEntries(known.map(({ id, number }) => [id, number]));
}

/** Who recorded and decided the changes of a household, and who took the work that is open. */
export const peopleIn = (
  store: Store,
  { changes, waitsFor }: Pick<CaseView, 'changes' | 'waitsFor'>,
): Promise<PersonAtWork[]> =>
  peopleNamed(store, [
    ...new Set([
      ...changes.flatMap(({ proposedBy, decidedBy }) => [proposedBy, ...(decidedBy ? [decidedBy] : [])]),
      ...waitsFor.flatMap(({ assignee }) => (assignee === undefined ? [] : [assignee])),
    ]),
  ]);
