import { indexEntry } from '../../../domain/tracing/index/index-entry.ts';
import { createMatcher } from '../../../domain/tracing/matcher.ts';
import { birthSpan, middleYear } from '../../../domain/tracing/persons/birth.ts';
import { EmbeddedTracingIndex } from '../../../local/tracing/embedded-index.ts';
import { baselineNameScore } from '../pair-decisions.ts';
import { Random } from '../random.ts';
import type { RecordSet, TrueRecord } from './record-sets.ts';

/** What was said of one record asked for: the others found, how sure, and how many are truly the same person. */
export interface Linked {
  readonly partners: number;
  readonly examined: number;
  readonly found: readonly { readonly same: boolean; readonly score: number; readonly likely: boolean }[];
}

export interface Linkage {
  readonly asked: readonly Linked[];
  readonly indexSeconds: number;
}

/** Records of some persons, chosen at random: all records of a person are asked for together. */
export function chooseRecords(set: RecordSet, most: number, seed: number): TrueRecord[] {
  const byCluster = Map.groupBy(set.records, ({ cluster }) => cluster);
  const clusters = [...byCluster.values()];
  const random = new Random(seed);
  const chosen: TrueRecord[] = [];
  while (chosen.length < most && clusters.length > 0) {
    const at = random.int(0, clusters.length - 1);
    chosen.push(...clusters[at]!);
    clusters[at] = clusters.at(-1)!;
    clusters.pop();
  }
  return chosen;
}

function partnersOf(set: RecordSet): (record: TrueRecord) => number {
  const sizes = new Map<string, number>();
  for (const { cluster } of set.records) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return ({ cluster }) => sizes.get(cluster)! - 1;
}

/** Asks the index of all records for each chosen one, through the matcher as shipped. */
export async function linkRecords(set: RecordSet, asked: readonly TrueRecord[]): Promise<Linkage> {
  const started = performance.now();
  const index = new EmbeddedTracingIndex(':memory:');
  for (let at = 0; at < set.records.length; at += 2000)
    await index.add(set.records.slice(at, at + 2000).map(({ person }) => indexEntry(person)));
  await index.size();
  const indexSeconds = (performance.now() - started) / 1000;
  const clusters = new Map(set.records.map(({ person, cluster }) => [person.id, cluster]));
  const partners = partnersOf(set);
  const match = await createMatcher(index);
  const linked: Linked[] = [];
  for (const record of asked) {
    const { id, ...sought } = record.person;
    const { candidates, examined } = await match({ id, sought }, { top: 2000 });
    const found = candidates
      .filter(({ person }) => person !== id)
      .map(({ person, probability, band }) => ({
        same: clusters.get(person) === record.cluster,
        score: probability,
        likely: band === 'likely',
      }));
    linked.push({ partners: partners(record), examined, found });
  }
  index.close();
  return { asked: linked, indexSeconds };
}

/** The same question answered by any-ascii + Jaro-Winkler and the years, over every record. */
export function linkByBaseline(set: RecordSet, asked: readonly TrueRecord[]): Linked[] {
  const full = ({ person }: TrueRecord): string => person.names[0]!.full;
  const yearOf = ({ person }: TrueRecord): number | undefined => {
    const span = birthSpan(person.birth);
    return span === undefined ? undefined : middleYear(span);
  };
  const years = set.records.map(yearOf);
  const partners = partnersOf(set);
  return asked.map((record) => {
    const year = yearOf(record);
    const found = set.records.flatMap((other, i) => {
      if (other === record) return [];
      const gap = year === undefined || years[i] === undefined ? 5 : Math.min(10, Math.abs(year - years[i]));
      const score = baselineNameScore(full(record), full(other)) * (1 - gap / 40);
      return score < 0.4 ? [] : [{ same: other.cluster === record.cluster, score, likely: false }];
    });
    return { partners: partners(record), examined: set.records.length - 1, found };
  });
}
