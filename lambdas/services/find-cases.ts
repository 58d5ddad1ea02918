import type { FoundCase } from '../../contracts/api/find.ts';
import { hasCaseInScope } from '../../domain/case/access.ts';
import type { ListedCase } from '../../domain/casework/case-row.ts';
import { rowOf } from '../../domain/casework/case-row.ts';
import { CASE_RULES } from '../../registry/case-rules.ts';
import type { Sought } from '../../registry/find-words.ts';
import { isInNumber } from '../../registry/find-words.ts';
import { transliterateName } from '../../stages/family-tracing/reading/name.ts';
import type { Hit, Seeker } from './find-hits.ts';
import { hitsFor } from './find-hits.ts';
import type { InPart } from './find-in-part.ts';

/** How many cases are read at once. */
const READ_AT_ONCE = 24;

function foundOf(hit: Hit, entry: ListedCase, sought: Sought, seeker: Seeker): FoundCase[] {
  const { actor, grant, command } = seeker;
  if (!hasCaseInScope(entry.caseRecord, actor, grant.reach)) return [];
  const row = rowOf(entry, { actor, sees: grant.sees, rules: CASE_RULES }, command.at);
  // Whatever is said of a person or a number would tell that somebody has a restricted case.
  if (row.restricted && hit.why.by !== 'id') return [];
  if (hit.why.by === 'part-of-number' && !isInNumber(sought.number ?? '', entry.caseRecord.number)) return [];
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
}

/** What lists show of cases: of those whose record has just been read, only who is missing is read. */
async function entriesOf(hits: readonly Hit[], { store }: Seeker): Promise<ListedCase[]> {
  const records = hits.flatMap(({ caseRecord }) => caseRecord ?? []);
  const persons = hits.flatMap(({ person }) => person ?? []);
  const unread = hits.filter(({ caseRecord }) => !caseRecord).map(({ caseId }) => caseId);
  const [read, listed] = await Promise.all([store.asListed(records, persons), store.loadListed(unread)]);
  return [...read, ...listed];
}

/** Cases that the seeker may see, the surest first, and why each was found: at least `most`, if there are so many. */
export async function findCases(
  text: string,
  sought: Sought,
  inPart: Promise<InPart>,
  most: number,
  seeker: Seeker,
): Promise<FoundCase[]> {
  const hits = await hitsFor(text, sought, inPart, most, seeker);
  const found: FoundCase[] = [];
  for (let from = 0; from < hits.length && found.length < most; from += READ_AT_ONCE) {
    const some = hits.slice(from, from + READ_AT_ONCE);
    const entries = new Map(
      (await entriesOf(some, seeker)).map((entry) => [entry.caseRecord.id, entry] as const),
    );
    for (const hit of some) {
      const entry = entries.get(hit.caseId);
      if (entry) found.push(...foundOf(hit, entry, sought, seeker));
    }
  }
  return found;
}
