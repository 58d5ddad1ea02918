import { collectCandidates } from './index/candidates.ts';
import { codeExpander } from './index/expand.ts';
import type { TracingIndex } from './index/port.ts';
import { queryKeys } from './index/query-keys.ts';
import { registryRarity } from './index/registry-rarity.ts';
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

const DEFAULTS: MatchOptions = { top: 100, budget: 1200 };

export type Matcher = (query: TracingQuery, options?: Partial<MatchOptions>) => Promise<MatchResult>;

/** A matcher over an index. It remembers comparisons of words between requests; results do not depend on that. */
export async function createMatcher(
  index: TracingIndex,
  weights: PersonWeights = PERSON_WEIGHTS,
): Promise<Matcher> {
  const evidence = rememberingEvidence();
  const expand = codeExpander(index, evidence);
  const size = await index.size();
  const rarity = registryRarity(index, size);
  return async (query, options) => {
    const { top, budget } = { ...DEFAULTS, ...options };
    const sought = prepareQuery(query);
    const keys = await queryKeys(sought, { expand, rarity: rarity.ofCodes });
    const hashes = await collectCandidates(index, keys, sought, budget);
    const found = await index.persons(hashes);
    const measures = { evidence, rarity: await rarity.ofWords(wordsOf(sought)), weights };
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
