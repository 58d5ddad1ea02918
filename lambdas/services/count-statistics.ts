import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { dateOf } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import type { Countable } from '../../domain/statistics/release/decide-release.ts';
import type { ReleaseDefinition } from '../../domain/statistics/release/definition.ts';
import { attributesOf, refuseDefinition } from '../../domain/statistics/release/definition.ts';
import type { Atom, Attributes } from '../../domain/statistics/release/dimensions.ts';
import { populationDigest } from '../../domain/statistics/release/files.ts';
import type { Preview } from '../../domain/statistics/release/preview.ts';
import { isSame, keptOf, previewFact, previewOf } from '../../domain/statistics/release/preview.ts';
import type { Earlier, Refusal } from '../../domain/statistics/release/protect.ts';
import { releaseTable } from '../../domain/statistics/release/protect.ts';
import { atomsOf, merged } from '../../domain/statistics/release/rows.ts';
import type { ReleaseLedger, StatisticsRelease } from '../../domain/statistics/release/statistics-release.ts';
import type { Count, CountPart } from '../adapters/release-store.ts';
import { allOffices } from './all-owners.ts';
import type { Store } from './the-store.ts';

/** Cases of a part. Their numbers in a count are those of the part and their place in it. */
const PART = 100;
const AT_ONCE = 20;
/** Time that is kept for adding up and answering. */
const KEPT_MS = 8_000;
const EPOCH = '1970-01-01T00:00:00.000Z';

interface Ledger {
  readonly ledger: ReleaseLedger;
  readonly releases: readonly StatisticsRelease[];
}

const isOut = ({ released }: StatisticsRelease): boolean => released !== undefined;

/** What has to be known of people to guard these figures: against releases, and against what this person has seen. */
async function neededFor(
  store: Store,
  { definition, by, at }: Pick<Count, 'definition' | 'by' | 'at'>,
): Promise<Set<keyof Attributes>> {
  const { releases } = await store.loadReleases();
  const { seen } = await store.loadPreviews(by, at);
  const earlier = [...releases.filter(isOut), ...seen];
  return attributesOf([definition, ...earlier.map((one) => one.definition)]);
}

/** Begins to count. Nothing is read yet. */
export async function beginCount(
  store: Store,
  definition: ReleaseDefinition,
  command: Command,
): Promise<Count> {
  refuseDefinition(definition);
  const { ledger } = await store.loadReleases();
  const { office } = definition;
  const needed = await neededFor(store, { definition, by: command.actor.id, at: command.at });
  return {
    attributes: [...needed].sort(),
    ...{ countId: identifier('count', command.id), definition, by: command.actor.id, at: command.at },
    offices: office === undefined ? (await allOffices([], EPOCH)).sort() : [office],
    ...{ ledgerVersion: ledger.version, office: 0, parts: 0, cases: 0, done: false },
  };
}

const counted = ({ attributes }: Count): ReadonlySet<keyof Attributes> =>
  new Set(attributes as (keyof Attributes)[]);

/** A case as it is now; none if it is gone. */
async function caseNow(store: Store, id: string): Promise<CaseFile[]> {
  try {
    return [await store.loadCase(id)];
  } catch (error) {
    if (error instanceof CaseError && error.name === 'NotFound') return [];
    throw error;
  }
}

async function partOf(
  store: Store,
  ids: readonly string[],
  { definition: { counts }, at }: Count,
  needed: ReadonlySet<keyof Attributes>,
  number: number,
): Promise<CountPart> {
  const files: CaseFile[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE)
    files.push(
      ...(await Promise.all(ids.slice(from, from + AT_ONCE).map((id) => caseNow(store, id)))).flat(),
    );
  const atoms = files.flatMap((file, index) => atomsOf(file, counts, needed, at, number * PART + index));
  return {
    cases: files.map(({ case: { id, version } }) => [id, version]),
    atoms: merged(atoms).map(({ of, count, cases }) => ({ of: { ...of }, count, cases: [...cases] })),
  };
}

/**
 * Counts on from where the last call stopped until all is counted or the time is up. Each part of a hundred cases is
 * stored with the place where the next begins, so that a call that dies costs one part.
 */
export async function countOn(
  store: Store,
  begun: Count,
  command: Command,
  timeLeft: () => number,
): Promise<Count> {
  const needed = counted(begun);
  let count = begun.parts === 0 ? { ...begun, at: command.at } : begun;
  while (!count.done && (count.parts === begun.parts || timeLeft() > KEPT_MS)) {
    const office = count.offices[count.office];
    if (office === undefined) {
      count = { ...count, done: true };
      break;
    }
    const { programme } = count.definition.filters;
    const filter = {
      office,
      place: 'asylum' as const,
      programme: ProgrammeSchema.optional().parse(programme),
    };
    const page = await store.listCaseIds(filter, PART, count.cursor);
    await store.savePart(count, count.parts, await partOf(store, page.items, count, needed, count.parts));
    const { cursor: _before, ...rest } = count;
    count = {
      ...rest,
      ...{ parts: count.parts + 1, cases: count.cases + page.items.length },
      ...(page.cursor === undefined ? { office: count.office + 1 } : { cursor: page.cursor }),
    };
  }
  await store.saveCount(count);
  return count;
}

/** The parts of a count, each counted again in which a case has changed since; or how many still have to be. */
type Fresh = { readonly parts: readonly CountPart[] } | { readonly stale: number };

/**
 * Counts the parts again in which a case has changed since, so that every consent in them holds now. Each is stored, so that
 * the next call goes on where the time of this one was up.
 */
async function freshParts(store: Store, count: Count, timeLeft: () => number): Promise<Fresh> {
  const needed = counted(count);
  const parts = await store.loadParts(count);
  const changed: { number: number; ids: string[] }[] = [];
  for (const [number, part] of parts.entries()) {
    const now = await store.loadCaseRecords(part.cases.map(([id]) => id));
    if (part.cases.some(([id, version]) => now.get(id)?.version !== version))
      changed.push({ number, ids: [...now.keys()] });
  }
  for (const [again, { number, ids }] of changed.entries()) {
    if (again > 0 && timeLeft() <= KEPT_MS) return { stale: changed.length - again };
    const part = await partOf(store, ids, count, needed, number);
    await store.savePart(count, number, part);
    parts[number] = part;
  }
  return { parts };
}

/** The largest of the smallest numbers that the programmes allow. */
async function smallest(store: Store): Promise<number> {
  const policies = await Promise.all(ProgrammeSchema.options.map((one) => store.currentPolicy(one)));
  return Math.max(...policies.map(({ statistics }) => statistics.smallest));
}

const earlierOf = ({ releases }: Ledger): Earlier[] =>
  releases.flatMap(({ number, definition, released }) =>
    released ? [{ number, definition, values: released.values, cells: released.cells }] : [],
  );

interface Counted {
  readonly atoms: readonly Atom[];
  readonly cases: readonly (readonly [string, number])[];
  readonly k: number;
}

interface Call {
  readonly command: Command;
  timeLeft(): number;
}

/** A finished count as it is now; or how many parts of it are out of date. */
async function countedNow(
  store: Store,
  count: Count,
  ledger: Ledger,
  { command, timeLeft }: Call,
): Promise<Counted | { stale: number }> {
  // A consent may end with the day, and somebody may come of age.
  if (count.ledgerVersion !== ledger.ledger.version || dateOf(count.at) !== dateOf(command.at))
    throw new CaseError('WrongState', 'Expected a count of today by the ledger as it is now: count again.');
  const fresh = await freshParts(store, { ...count, at: command.at }, timeLeft);
  if ('stale' in fresh) return fresh;
  const { parts } = fresh;
  const cases = parts.flatMap((part) => part.cases);
  if (new Set(cases.map(([id]) => id)).size < cases.length)
    throw new CaseError('WrongState', 'Expected each case once, received one that moved: count again.');
  const atoms = merged(parts.flatMap((part) => part.atoms as unknown as Atom[]));
  return { atoms, cases, k: await smallest(store) };
}

/** What of a finished count may leave the house now, by the ledger as it is now; or how many parts of it are out of date. */
export async function countable(
  store: Store,
  count: Count,
  ledger: Ledger,
  call: Call,
): Promise<Countable | { refused: Refusal } | { stale: number }> {
  const now = await countedNow(store, count, ledger, call);
  if ('stale' in now) return now;
  const { atoms, cases, k } = now;
  const answer = releaseTable(count.definition, atoms, earlierOf(ledger), k);
  if ('refused' in answer) return answer;
  return { definition: count.definition, table: answer.table, population: populationDigest(cases), k };
}

/** What this person may see of a finished count before it leaves the house. It is kept, and recorded as a reading. */
export async function previewed(
  store: Store,
  count: Count,
  ledger: Ledger,
  call: Call,
): Promise<Preview | { stale: number }> {
  const now = await countedNow(store, count, ledger, call);
  if ('stale' in now) return now;
  const { actor, at } = call.command;
  const { seen, version } = await store.loadPreviews(actor.id, at);
  const known = counted(count);
  if ([...attributesOf(seen.map((one) => one.definition))].some((one) => !known.has(one)))
    throw new CaseError('WrongState', 'Expected a count after the last preview of this person: count again.');
  const { definition } = count;
  const preview = previewOf(definition, now.atoms, { releases: earlierOf(ledger), seen }, { k: now.k, at });
  const shown = 'refused' in preview ? undefined : keptOf(definition, preview);
  if (shown && !seen.some((one) => one.at === shown.at && isSame(one.definition, definition)))
    await store.keepPreview(actor.id, shown, version);
  await store.recordReading(call.command, previewFact(definition, shown === undefined), true);
  return preview;
}
