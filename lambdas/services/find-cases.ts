import type { FoundCase } from '../../contracts/api/find.ts';
import type { Grant } from '../../contracts/authorization.ts';
import { hasCaseInScope, isWithheldFrom } from '../../domain/case/access.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Person } from '../../domain/case/person.ts';
import { rowOf } from '../../domain/casework/case-row.ts';
import type { Actor, Command } from '../../domain/kernel/actor.ts';
import { hasAskedName } from '../../domain/tracing/names/asked-name.ts';
import { rememberingEvidence } from '../../domain/tracing/names/token-evidence.ts';
import { CASE_RULES } from '../../registry/case-rules.ts';
import type { Sought } from '../../registry/find-words.ts';
import { isInNumber, namesOf } from '../../registry/find-words.ts';
import { transliterateName } from '../../stages/family-tracing/reading/name.ts';
import { idsNumbered } from './cases-numbered.ts';
import type { InPart } from './find-in-part.ts';
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

interface Hit {
  readonly caseId: string;
  readonly person?: Person;
  readonly why: Why;
}

const CASE_ID = /^case-[0-9a-z]{20}$/;
const HAS_DIGIT = /\p{N}/u;
/** The registry compares whole words: with fewer letters it would guess. */
const LEAST_ALIKE = 3;
/** The most cases that are read for one search. */
const MOST_READ = 60;

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

async function byPart(
  sought: Sought,
  inPart: Promise<InPart>,
  { store, actor, grant, command }: Seeker,
): Promise<Hit[]> {
  const ids = (await inPart).persons.map(({ caseId = '', personId = '' }) => ({ caseId, personId }));
  if (ids.length === 0) return [];
  const records = await store.loadPersons(ids);
  const cases = new Map(records.flatMap((one) => (one.type === 'case' ? [[one.id, one as Case]] : [])));
  return records.flatMap((person): Hit[] => {
    if (person.type !== 'person' || person.status !== 'active') return [];
    const ofCase = cases.get(person.caseId);
    const closed = ofCase?.overview !== undefined && isWithheldFrom(ofCase.overview, actor, command.at);
    if (!ofCase || closed || !hasCaseInScope(ofCase, actor, grant.reach)) return [];
    const because = whyPerson(sought, person);
    return because ? [{ caseId: person.caseId, person, why: because }] : [];
  });
}

const byPartOfNumber = async (inPart: Promise<InPart>): Promise<Hit[]> =>
  (await inPart).cases.map(({ caseId = '' }) => ({ caseId, why: why('part-of-number') }));

/** By what a name sounds like, as tracing reads names; the reading of the name that matched is told where it is another. */
async function bySound(text: string, { store, actor, grant }: Seeker): Promise<Hit[]> {
  if (HAS_DIGIT.test(text) || [...text.matchAll(/\p{L}/gu)].length < LEAST_ALIKE) return [];
  const evidence = rememberingEvidence();
  return (await personsAlike(store, text, actor, grant.reach)).map(({ person }) => {
    const matched = namesOf(person).find((name) => hasAskedName(text, name, evidence)) ?? person.name;
    return {
      ...{ caseId: person.caseId, person },
      why: why('sounds-alike', matched === person.name ? null : matched),
    };
  });
}

/** The surest reason for each case, the surest case first. */
function bestOf(hits: readonly Hit[]): Hit[] {
  const best = new Map<string, Hit>();
  for (const hit of hits.toSorted((one, other) => surer(one.why, other.why)))
    if (!best.has(hit.caseId)) best.set(hit.caseId, hit);
  return [...best.values()];
}

/** Cases that the seeker may see, and why each was found. */
export async function findCases(
  text: string,
  sought: Sought,
  inPart: Promise<InPart>,
  seeker: Seeker,
): Promise<FoundCase[]> {
  const { store, actor, grant, command } = seeker;
  const identity = grant.sees.includes('identity');
  const hits = CASE_ID.test(text)
    ? [{ caseId: text, why: why('id') }]
    : (
        await Promise.all([
          byNumber(text, seeker),
          identity ? byPart(sought, inPart, seeker) : [],
          identity ? bySound(text, seeker) : [],
          byPartOfNumber(inPart),
        ])
      ).flat();
  const best = bestOf(hits).slice(0, MOST_READ);
  const rows = await store.loadListed(best.map(({ caseId }) => caseId));
  return rows.flatMap((entry): FoundCase[] => {
    const hit = best.find(({ caseId }) => caseId === entry.caseRecord.id);
    if (!hit || !hasCaseInScope(entry.caseRecord, actor, grant.reach)) return [];
    const row = rowOf(entry, { actor, sees: grant.sees, rules: CASE_RULES }, command.at);
    // Whatever is said of a person or a number would tell that somebody has a restricted case.
    if (row.restricted && hit.why.by !== 'id') return [];
    if (hit.why.by === 'part-of-number' && !isInNumber(sought.number ?? '', entry.caseRecord.number))
      return [];
    const shown = row.name === null ? undefined : hit.person;
    const name = shown?.name ?? row.name;
    const { caseId, number, programme, status, office, destinationOffice, stages, restricted } = row;
    return [
      {
        ...{ caseId, number, programme, status, office, destinationOffice, stages, restricted, name },
        personId: shown?.id ?? null,
        reading: name === null ? null : (transliterateName(name) ?? null),
        principal: name === row.name ? null : row.name,
        why: hit.why,
      },
    ];
  });
}
