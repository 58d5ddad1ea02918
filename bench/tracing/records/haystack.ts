import { indexEntry } from '../../../domain/tracing/index/index-entry.ts';
import { createMatcher, type Matcher } from '../../../domain/tracing/matcher.ts';
import type { TracingQuery } from '../../../domain/tracing/schema.ts';
import { EmbeddedTracingIndex } from '../../../local/tracing/embedded-index.ts';
import { generateWorld } from '../families/generate.ts';
import { bootstrap, type Interval, mean } from '../statistics.ts';
import { chooseRecords, linkByBaseline } from './linkage.ts';
import { readRecordSet } from './record-sets.ts';

/** Requests to a registry that holds nobody whom they seek: whoever is called likely is called so falsely. */
export interface Haystack {
  readonly persons: number;
  /** Registered persons sought among all the others, and what the baseline says at its threshold. */
  readonly ownFalseLikely: Interval;
  readonly ownRequests: number;
  readonly baselineFalseLikely: Interval;
  /** Members of generated families sought where none of them is registered. */
  readonly familyFalseLikely: Interval;
  readonly familyRequests: number;
}

const BASELINE_LIKELY = 0.9;
const BASELINE_REQUESTS = 100;

const share = (rows: readonly boolean[]): Interval => bootstrap(rows, (some) => mean(some.map(Number)));

async function falselyLikely(match: Matcher, queries: readonly TracingQuery[]): Promise<boolean[]> {
  const flagged: boolean[] = [];
  for (const query of queries) {
    const { candidates } = await match(query);
    flagged.push(candidates.some(({ person, band }) => band === 'likely' && person !== query.id));
  }
  return flagged;
}

/** False "likely" among the invented persons. */
export async function haystack(dataDir: string, requests: number, seed: number): Promise<Haystack> {
  const set = readRecordSet(dataDir, 'invented persons');
  const index = new EmbeddedTracingIndex(':memory:');
  for (let at = 0; at < set.records.length; at += 2000)
    await index.add(set.records.slice(at, at + 2000).map(({ person }) => indexEntry(person)));
  const match = await createMatcher(index);
  const chosen = chooseRecords(set, requests, seed);
  const own = await falselyLikely(
    match,
    chosen.map(({ person: { id, ...sought } }) => ({ id, sought })),
  );
  const strangers = generateWorld(dataDir, 2000, requests, seed).requests.map(({ query }) => query);
  const family = await falselyLikely(match, strangers);
  index.close();
  const baseline = linkByBaseline(set, chosen.slice(0, BASELINE_REQUESTS)).map(({ found }) =>
    found.some(({ score }) => score >= BASELINE_LIKELY),
  );
  return {
    persons: set.records.length,
    ownFalseLikely: share(own),
    ownRequests: own.length,
    baselineFalseLikely: share(baseline),
    familyFalseLikely: share(family),
    familyRequests: family.length,
  };
}
