import { hasCaseInScope } from '../../domain/case/access.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import type { Person } from '../../domain/case/person.ts';
import { furtherNames } from '../../domain/casework/further-names.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { Candidate } from '../../domain/tracing/matcher.ts';
import { hasAskedName } from '../../domain/tracing/names/asked-name.ts';
import { rememberingEvidence } from '../../domain/tracing/names/token-evidence.ts';
import type { TracingQuery } from '../../domain/tracing/schema.ts';
import { personOf, tracedId } from '../../stages/family-tracing/traced-person.ts';
import { thePersonRegistry } from './the-registries.ts';
import type { Store } from './the-store.ts';

/** Enough evidence from the name alone to show somebody, whatever else is known. */
const NAME_BITS = 6;

export const worthARow = ({ band, reasons }: Pick<Candidate, 'band' | 'reasons'>): boolean =>
  band !== 'unlikely' || reasons.some(({ field, bits }) => field === 'name' && bits >= NAME_BITS);

export interface Alike extends Pick<Candidate, 'band' | 'probability'> {
  readonly caseRecord: CaseRecord;
  readonly person: Person;
}

/** The candidates' current records: active persons of cases in the caller's scope, in the same order. */
export async function candidatesInScope(
  store: Store,
  candidates: readonly Pick<Candidate, 'person' | 'band' | 'probability'>[],
  actor: Actor,
  reach: string,
): Promise<Alike[]> {
  const records = await store.loadPersons(candidates.map(({ person }) => personOf(person)));
  const cases = new Map(records.flatMap((one) => (one.type === 'case' ? [[one.id, one] as const] : [])));
  const persons = new Map(
    records.flatMap((one) => (one.type === 'person' ? [[tracedId(one), one] as const] : [])),
  );
  return candidates.flatMap(({ person: id, band, probability }) => {
    const person = persons.get(id);
    const caseRecord = person && cases.get(person.caseId);
    if (!caseRecord || person.status !== 'active' || !hasCaseInScope(caseRecord, actor, reach)) return [];
    return [{ caseRecord, person, band, probability }];
  });
}

/** A query for everyone with a name, whatever else is known. */
export const nameQuery = (full: string): TracingQuery => ({
  id: 'search',
  sought: { names: [{ full, kind: 'registered' }], relatives: [] },
});

/** As many candidates are read at once, and so many of one search. */
const READ_AT_ONCE = 16;
const MOST_READ = 50;
/**
 * So many persons are compared with a name alone, the closest by its sounds first: none of the first fifty is missed by it
 * in a registry of 40,000, and each of them is read and opened.
 */
const MOST_COMPARED = 300;

/**
 * Registered persons in the caller's scope who may be meant by a name, in any script and spelling, the likeliest
 * first: they have all of its words, or enough of them. The registry's own limits apply. Records are read until there
 * are enough.
 */
export async function personsAlike(
  store: Store,
  name: string,
  actor: Actor,
  reach: string,
  areEnough: (found: readonly Alike[]) => boolean = () => false,
): Promise<Alike[]> {
  const candidates = (
    await thePersonRegistry().look(nameQuery(name), { top: MOST_READ, budget: MOST_COMPARED })
  ).candidates;
  const likely = new Set(candidates.filter(worthARow).map(({ person }) => person));
  const evidence = rememberingEvidence();
  const alike: Alike[] = [];
  for (let from = 0; from < candidates.length && !areEnough(alike); from += READ_AT_ONCE) {
    const found = await candidatesInScope(store, candidates.slice(from, from + READ_AT_ONCE), actor, reach);
    alike.push(
      ...found.filter(
        ({ person }) =>
          likely.has(tracedId(person)) ||
          [person.name, ...furtherNames(person)].some((one) => hasAskedName(name, one, evidence)),
      ),
    );
  }
  return alike;
}
