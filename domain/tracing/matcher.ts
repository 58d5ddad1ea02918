import { collectCandidates } from './index/candidates.ts';
import { codeExpander } from './index/expand.ts';
import type { TracingIndex } from './index/port.ts';
import { queryKeys } from './index/query-keys.ts';
import { postingCode } from './index/skeleton.ts';
import { lexiconRarity, type Rarity } from './names/compare-names.ts';
import type { NameToken } from './names/name-tokens.ts';
import { rememberingEvidence } from './names/token-evidence.ts';
import { comparePersons, type Measures } from './persons/compare-person.ts';
import { type PreparedPerson, prepareQuery, unpackPerson } from './persons/prepared-person.ts';
import { type Band, bandOf, matchProbability } from './persons/probability.ts';
import { explain, type Reason } from './persons/reasons.ts';
import { PERSON_WEIGHTS, type PersonWeights } from './persons/weights.ts';
import type { TracingQuery } from './schema.ts';

/** A registered person who may be the sought one. Never confirmed here: people decide. */
export interface Candidate {
  readonly person: string;
  /** 0…1 */
  readonly probability: number;
  readonly band: Band;
  /** Evidence in bits. */
  readonly bits: number;
  readonly reasons: readonly Reason[];
}

export interface MatchResult {
  readonly request: string;
  /** Registered persons that were read and compared. */
  readonly examined: number;
  readonly candidates: readonly Candidate[];
}

export interface MatchOptions {
  /** Candidates in the answer at most. */
  readonly top: number;
  /** Persons compared at most. */
  readonly budget: number;
}

const DEFAULTS: MatchOptions = { top: 100, budget: 400 };
/** Weight of the lexicon's idea of a name's rarity, in persons, against the registry's count. */
const PRIOR_PERSONS = 200;
const MOST_RARITY = 14;

export type Matcher = (query: TracingQuery, options?: Partial<MatchOptions>) => Promise<MatchResult>;

/** A matcher over an index. It remembers comparisons of words between requests; results do not depend on that. */
export async function createMatcher(
  index: TracingIndex,
  weights: PersonWeights = PERSON_WEIGHTS,
): Promise<Matcher> {
  const evidence = rememberingEvidence();
  const expand = codeExpander(index, evidence);
  const size = await index.size();
  const rarityFor = registryRarity(index, size);
  return async (query, options) => {
    const { top, budget } = { ...DEFAULTS, ...options };
    const sought = prepareQuery(query);
    const keys = await queryKeys(sought, expand);
    const hashes = await collectCandidates(index, keys, sought, size, budget);
    const found = await index.persons(hashes);
    const measures = { evidence, rarity: await rarityFor(wordsOf(sought)), weights };
    const ranked = found
      .map(({ id, person }) => rank(id, unpackPerson(person), sought, measures, size))
      .sort((a, b) => b.bits - a.bits || (a.person < b.person ? -1 : 1))
      .slice(0, top);
    return {
      request: query.id,
      examined: found.length,
      candidates: ranked.map((candidate) => candidate.finish()),
    };
  };
}

function rank(
  person: string,
  found: PreparedPerson,
  sought: PreparedPerson,
  measures: Measures,
  size: number,
) {
  const comparison = comparePersons(sought, found, measures);
  const { bits } = comparison;
  const finish = (): Candidate => {
    const probability = matchProbability(bits, size, measures.weights);
    const band = bandOf(probability, comparison, measures.weights);
    return { person, probability, band, bits, reasons: explain(comparison, sought, found) };
  };
  return { person, bits, finish };
}

function wordsOf(sought: PreparedPerson): NameToken[] {
  return [...sought.names.flat(), ...sought.relatives.flatMap((relative) => relative.name)];
}

/**
 * Rarity of the sought words in this registry: bearers counted, the lexicon's prior where few are registered. Words of
 * candidates are not counted, so what one request reads cannot change another's answer.
 */
function registryRarity(index: TracingIndex, size: number): (words: readonly NameToken[]) => Promise<Rarity> {
  const counts = new Map<string, number>();
  return async (words) => {
    const missing = [...new Set(words.map(postingCode))].filter((code) => !counts.has(code));
    const found = missing.length === 0 ? [] : await index.frequencies(missing);
    missing.forEach((code, i) => {
      counts.set(code, found[i]!);
    });
    const sought = new Map(words.map((word) => [word, bitsOf(word, counts.get(postingCode(word))!, size)]));
    return (word) => sought.get(word) ?? MOST_RARITY;
  };
}

function bitsOf(word: NameToken, bearers: number, size: number): number {
  const share = (bearers + PRIOR_PERSONS * 2 ** -lexiconRarity(word)) / (size + PRIOR_PERSONS);
  return Math.min(MOST_RARITY, -Math.log2(share));
}
