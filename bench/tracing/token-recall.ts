import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import anyAscii from 'any-ascii';
import { prepareNames, rankTokens } from '../../domain/tracing/tokens/rank-tokens.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { Random } from './random.ts';
import { bootstrap, type Interval, mean } from './statistics.ts';

interface Row {
  readonly query: string;
  readonly name: string;
}

export interface TokenRecall {
  readonly set: string;
  readonly queries: number;
  readonly names: number;
  readonly at10: Interval;
  readonly at1: Interval;
  readonly baselineAt10: Interval;
  readonly baselineAt1: Interval;
  readonly msPerQuery: number;
}

function rows(dataDir: string, file: string, query: number, name: number): Row[] {
  const lines = readFileSync(join(dataDir, file), 'utf8').split('\n').filter(Boolean);
  return lines
    .map((line) => line.split('\t'))
    .map((cells) => ({ query: cells[query]!.replaceAll(' ', ''), name: cells[name]! }));
}

/** Recall of a right Latin token for foreign tokens that training has not seen, all Latin tokens of the set as candidates. */
function measure(
  set: string,
  test: readonly Row[],
  seen: ReadonlySet<string>,
  keep: (query: string) => boolean,
  most: number,
): TokenRecall {
  const right = new Map<string, Set<string>>();
  for (const { query, name } of test) right.set(query, (right.get(query) ?? new Set()).add(name));
  const random = new Random(5);
  const unseen = [...right.keys()].filter((query) => !seen.has(query) && keep(query));
  const queries = unseen.length <= most ? unseen : Array.from({ length: most }, () => random.pick(unseen));
  const names = [...new Set(test.map(({ name }) => name))];
  const list = prepareNames(names);
  const ascii = names.map((name) => anyAscii(name).toLowerCase());
  const started = performance.now();
  const ranks = queries.map((query) =>
    rankOf(
      rankTokens(query, list, 10).map(({ name }) => name),
      right.get(query)!,
    ),
  );
  const msPerQuery = (performance.now() - started) / queries.length;
  const baseline = queries.map((query) => {
    const plain = anyAscii(query).toLowerCase();
    const scored = ascii.map((name, i) => ({ i, score: jaroWinkler(plain, name) }));
    scored.sort((a, b) => b.score - a.score || a.i - b.i);
    return rankOf(
      scored.slice(0, 10).map(({ i }) => names[i]!),
      right.get(query)!,
    );
  });
  const recall = (all: readonly number[], most: number): Interval =>
    bootstrap(all, (some) => mean(some.map((rank) => Number(rank < most))));
  return {
    set,
    queries: queries.length,
    names: names.length,
    at10: recall(ranks, 10),
    at1: recall(ranks, 1),
    baselineAt10: recall(baseline, 10),
    baselineAt1: recall(baseline, 1),
    msPerQuery,
  };
}

function rankOf(names: readonly string[], right: ReadonlySet<string>): number {
  const rank = names.findIndex((name) => right.has(name));
  return rank < 0 ? Number.POSITIVE_INFINITY : rank;
}

export function tokenRecall(dataDir: string, most: number): TokenRecall[] {
  const queriesOf = (file: string, column: number): Set<string> =>
    new Set(rows(dataDir, file, column, 0).map(({ query }) => query));
  const wikidata = rows(dataDir, 'arabic-latin/wikidata-dev.tsv', 1, 0);
  const wikidataSeen = queriesOf('arabic-latin/wikidata-train.tsv', 1);
  const all = () => true;
  return [
    measure(
      'google ar',
      rows(dataDir, 'arabic-latin/google-dev.tsv', 0, 1),
      queriesOf('arabic-latin/google-train.tsv', 0),
      all,
      most,
    ),
    measure('wikidata ar', wikidata, wikidataSeen, all, most),
    measure('wikidata ar, native names', wikidata, wikidataSeen, (query) => /[عحصضظ]/.test(query), most),
    measure(
      'wikidata ru',
      rows(dataDir, 'russian-latin/wikidata-dev.tsv', 1, 0),
      queriesOf('russian-latin/wikidata-train.tsv', 1),
      all,
      most,
    ),
    measure(
      'Amharic, everyday',
      rows(dataDir, 'ethiopic-latin/single-names-half.tsv', 0, 2),
      new Set(),
      all,
      most,
    ),
    measure(
      'Amharic, scholarly',
      rows(dataDir, 'ethiopic-latin/single-names-half.tsv', 0, 1),
      new Set(),
      all,
      most,
    ),
  ];
}
