import type { Grant } from '../../contracts/authorization.ts';
import { hasCaseInScope, isWithheldFrom } from '../../domain/case/access.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import type { Person } from '../../domain/case/person.ts';
import type { Actor, Command } from '../../domain/kernel/actor.ts';
import { hasAskedName } from '../../domain/tracing/names/asked-name.ts';
import { rememberingEvidence } from '../../domain/tracing/names/token-evidence.ts';
import type { Sought } from '../../registry/find-words.ts';
import { namesOf } from '../../registry/find-words.ts';
import { idsNumbered } from './cases-numbered.ts';
import type { InPart } from './find-in-part.ts';
import type { Alike } from './persons-alike.ts';
import { personsAlike } from './persons-alike.ts';
import type { Store } from './the-store.ts';
import type { Why } from './why-found.ts';
import { surer, why, whyPerson } from './why-found.ts';

/** Who looks, when, and what they may see. */
export interface Seeker {
  readonly store: Store;
  readonly actor: Actor;
  readonly grant: Grant;
  readonly command: Command;
}

export interface Hit {
  readonly caseId: string;
  /** Both as they have just been read. */
  readonly caseRecord?: CaseRecord;
  readonly person?: Person;
  readonly why: Why;
}

const CASE_ID = /^case-[0-9a-z]{20}$/;
const HAS_DIGIT = /\p{N}/u;
/** The registry compares whole words: with fewer letters it would guess. */
const LEAST_ALIKE = 3;
/** The most cases that are read for one search, and how many at once. */
const MOST_READ = 60;
const READ_AT_ONCE = 24;

/** By a complete number: of the case for whoever may look, of a person or paper for those who see who somebody is. */
async function byNumber(text: string, { store, actor, grant }: Seeker): Promise<Hit[]> {
  const ids = (await idsNumbered(store, text, actor, grant)).map((caseId) => ({
    caseId,
    why: why('number'),
  }));
  if (!grant.sees.includes('identity') || !HAS_DIGIT.test(text)) return ids;
  const [individuals, holders] = await Promise.all([
    store.personsNumbered(text),
    store.personsWithPaper(text),
  ]);
  const asHit = (by: Why['by']) => (person: Person) => ({ caseId: person.caseId, person, why: why(by) });
  return [...ids, ...individuals.map(asHit('individual-number')), ...holders.map(asHit('paper'))];
}

/** Whether a hit may be told of: a case that a protection flag closes to the seeker is not, nor one of other offices. */
const mayBeTold = (caseRecord: CaseRecord, { actor, grant, command }: Seeker): boolean =>
  hasCaseInScope(caseRecord, actor, grant.reach) &&
  (caseRecord.overview === undefined || !isWithheldFrom(caseRecord.overview, actor, command.at));

const casesOf = (hits: readonly Hit[]): Set<string> => new Set(hits.map(({ caseId }) => caseId));

/** Records are read until enough cases are found. */
async function byPart(sought: Sought, inPart: Promise<InPart>, most: number, seeker: Seeker): Promise<Hit[]> {
  const ids = (await inPart).persons.map(({ caseId = '', personId = '' }) => ({ caseId, personId }));
  const hits: Hit[] = [];
  for (let from = 0; from < ids.length && casesOf(hits).size < most; from += READ_AT_ONCE) {
    const records = await seeker.store.loadPersons(ids.slice(from, from + READ_AT_ONCE));
    const cases = new Map(records.flatMap((one) => (one.type === 'case' ? [[one.id, one] as const] : [])));
    for (const person of records) {
      if (person.type !== 'person' || person.status !== 'active') continue;
      const caseRecord = cases.get(person.caseId);
      if (!caseRecord || !mayBeTold(caseRecord, seeker)) continue;
      const because = whyPerson(sought, person);
      if (because) hits.push({ caseId: person.caseId, caseRecord, person, why: because });
    }
  }
  return hits;
}

const byPartOfNumber = async (inPart: Promise<InPart>): Promise<Hit[]> =>
  (await inPart).cases.map(({ caseId = '' }) => ({ caseId, why: why('part-of-number') }));

/**
 * By what a name sounds like, as tracing reads names, beside what is known already; the reading of the name that matched
 * is told where it is another.
 */
async function bySound(
  text: string,
  known: ReadonlySet<string>,
  most: number,
  seeker: Seeker,
): Promise<Hit[]> {
  if (HAS_DIGIT.test(text) || [...text.matchAll(/\p{L}/gu)].length < LEAST_ALIKE) return [];
  const { store, actor, grant } = seeker;
  const toldOf = (found: readonly Alike[]) => found.filter(({ caseRecord }) => mayBeTold(caseRecord, seeker));
  const areEnough = (found: readonly Alike[]) =>
    new Set([...known, ...toldOf(found).map(({ caseRecord }) => caseRecord.id)]).size >= most;
  const evidence = rememberingEvidence();
  return toldOf(await personsAlike(store, text, actor, grant.reach, areEnough)).map(
    ({ caseRecord, person }) => {
      const matched = namesOf(person).find((name) => hasAskedName(text, name, evidence)) ?? person.name;
      return {
        ...{ caseId: person.caseId, caseRecord, person },
        why: why('sounds-alike', matched === person.name ? null : matched),
      };
    },
  );
}

/** The surest reason for each case, the surest case first. */
function bestOf(hits: readonly Hit[]): Hit[] {
  const best = new Map<string, Hit>();
  for (const hit of hits.toSorted((one, other) => surer(one.why, other.why)))
    if (!best.has(hit.caseId)) best.set(hit.caseId, hit);
  return [...best.values()];
}

/** What points to cases, the surest of each case first. Sound is asked last, and only where surer reasons found too few. */
export async function hitsFor(
  text: string,
  sought: Sought,
  inPart: Promise<InPart>,
  most: number,
  seeker: Seeker,
): Promise<Hit[]> {
  if (CASE_ID.test(text)) return [{ caseId: text, why: why('id') }];
  const identity = seeker.grant.sees.includes('identity');
  const [numbered, named, inNumber] = await Promise.all([
    byNumber(text, seeker),
    identity ? byPart(sought, inPart, most, seeker) : [],
    byPartOfNumber(inPart),
  ]);
  const known = casesOf(named);
  const sounding = identity && known.size < most ? await bySound(text, known, most, seeker) : [];
  return bestOf([...numbered, ...named, ...inNumber, ...sounding]).slice(0, MOST_READ);
}
