import type { Grant } from '../../contracts/authorization.ts';
import { hasCaseInScope, isWithheldFrom } from '../../domain/case/access.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { HouseholdLists, UnknownHousehold } from '../../domain/sponsorship/named-household.ts';
import {
  idsOfNamed,
  mayBeBranch,
  NOT_FOUND,
  namedHouseholds,
  refersToHousehold,
} from '../../domain/sponsorship/named-household.ts';
import type { Store } from './the-store.ts';

/** The person asking. */
export interface HouseholdReader {
  readonly store: Store;
  readonly actor: Actor;
  readonly grant: Pick<Grant, 'reach'>;
  readonly at: string;
}

/** The most names looked up for one request; the others are reported as not looked up. */
const MAX_NAMES = 500;
/** How many times a split is followed, since a household that was split off may have been split again. */
const BRANCHES = 3;
const BATCH = 100;

async function headsOf(store: Store, ids: readonly string[]): Promise<CaseRecord[]> {
  const caseRecords: CaseRecord[] = [];
  for (let from = 0; from < ids.length; from += BATCH)
    caseRecords.push(...(await store.loadCaseRecords(ids.slice(from, from + BATCH))).values());
  return caseRecords;
}

const linkedTo = ({ linked = [] }: CaseRecord): string[] => linked.map(({ caseId }) => caseId);

/** The cases that may be meant, including those that came from other cases. */
async function casesNamed(store: Store, names: readonly string[]): Promise<CaseRecord[]> {
  if (names.length === 0) return [];
  const makers = [await store.keyed(), identifier];
  const found = await headsOf(store, [...new Set(names.flatMap((named) => idsOfNamed(named, makers)))]);
  const known = new Set(found.map(({ id }) => id));
  let latest = names.some(mayBeBranch) ? found : [];
  for (let round = 0; round < BRANCHES && latest.length > 0; round += 1) {
    const next = [...new Set(latest.flatMap(linkedTo))].filter((id) => !known.has(id));
    latest = await headsOf(store, next);
    found.push(...latest);
    for (const { id } of latest) known.add(id);
  }
  return found;
}

async function isFound(
  caseRecord: CaseRecord,
  { store, actor, grant, at }: HouseholdReader,
): Promise<boolean> {
  if (!hasCaseInScope(caseRecord, actor, grant.reach)) return false;
  const overview = caseRecord.overview ?? (await store.loadListed([caseRecord.id]))[0]?.overview;
  return overview !== undefined && !isWithheldFrom(overview, actor, at);
}

/** The household that a number means to this person; undefined if a search would not find it. */
export async function householdNamed(
  named: string,
  reader: HouseholdReader,
): Promise<CaseRecord | undefined> {
  for (const caseRecord of await casesNamed(reader.store, [named]))
    if (refersToHousehold(named, caseRecord) && (await isFound(caseRecord, reader))) return caseRecord;
  return undefined;
}

/**
 * The households that this person would not find by a search. The answer reveals no more about a case than a search
 * does: a case of another office, or one withheld by a protection flag, is treated as if it did not exist.
 */
export async function unknownHouseholds<N extends { readonly named: string }>(
  asked: readonly N[],
  reader: HouseholdReader,
): Promise<(N & Pick<UnknownHousehold, 'rule'>)[]> {
  const names = [...new Set(asked.map(({ named }) => named))];
  const looked = new Set(names.slice(0, MAX_NAMES));
  const found: CaseRecord[] = [];
  for (const caseRecord of await casesNamed(reader.store, [...looked]))
    if (await isFound(caseRecord, reader)) found.push(caseRecord);
  return asked.flatMap((one) => {
    if (!looked.has(one.named)) return [{ ...one, rule: rule('looked-up', { most: MAX_NAMES }) }];
    return found.some((caseRecord) => refersToHousehold(one.named, caseRecord))
      ? []
      : [{ ...one, rule: NOT_FOUND }];
  });
}

/** The same for the lists of one sponsor, as its routes return them. */
export async function householdWarnings(lists: HouseholdLists, reader: HouseholdReader) {
  const unknown = await unknownHouseholds(namedHouseholds(lists), reader);
  return unknown.map(({ list, index, named, rule: { code, values, text } }) => ({
    ...{ path: `${list}.${index}`, rule: text, code, values },
    value: named,
  }));
}
