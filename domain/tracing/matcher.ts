import type { WhyChange } from '../kernel/why.ts';
import { collectCandidates } from './index/candidates.ts';
import { codeExpander } from './index/expand.ts';
import type { IndexedPerson, TracingIndex } from './index/port.ts';
import type { QueryKey } from './index/query-keys.ts';
import { queryKeys } from './index/query-keys.ts';
import { registryRarity } from './index/registry-rarity.ts';
import { countPairs, overlapIn, type PairCounts } from './index/shared-bearers.ts';
import type { NameToken } from './names/name-tokens.ts';
import type { TokenEvidence } from './names/token-evidence.ts';
import { rememberingEvidence } from './names/token-evidence.ts';
import type { Measures } from './persons/compare-person.ts';
import { type Measured, measuredOf } from './persons/measured.ts';
import { placesOf } from './persons/places.ts';
import { type PreparedPerson, prepareQuery } from './persons/prepared-person.ts';
import { type Band, bandOf, probabilityOf } from './persons/probability.ts';
import { type RankedPerson, rankPersons } from './persons/rank-persons.ts';
import { explain, type Reason } from './persons/reasons.ts';
import { twiceEvidence, twiceLogOdds } from './persons/registered-twice.ts';
import { PERSON_WEIGHTS, type PersonWeights } from './persons/weights.ts';
import { waysToAnotherBand } from './persons/why-band.ts';
import type { TracingQuery } from './schema.ts';

/** A registered person who may be the one sought. Never confirmed here: people decide. */
export interface Candidate {
  readonly person: string;
  /** 0…1 */
  readonly probability: number;
  readonly band: Band;
  /** Evidence in bits. */
  readonly bits: number;
  readonly reasons: readonly Reason[];
  /** The evidence before it was weighed. */
  readonly measured: Measured;
  /** 0…1: that both are registrations of one person, where the query is a registration and no relative's memory. */
  readonly twice: number;
  /** What would have put it into another band; only asked of candidates that are compared for a reader. */
  readonly ways?: readonly (readonly WhyChange[])[];
  /** Fingerprint of the registered record, where the registry keeps one. */
  readonly evidence?: string;
}

export interface MatchResult {
  readonly request: string;
  /** Registered persons that were read and compared. */
  readonly examined: number;
  readonly candidates: readonly Candidate[];
}

export interface MatchOptions {
  /** The most candidates in the answer. */
  readonly top: number;
  /** The most persons compared. */
  readonly budget: number;
}

const DEFAULTS: MatchOptions = { top: 100, budget: 1200 };

export type Matcher = (query: TracingQuery, options?: Partial<MatchOptions>) => Promise<MatchResult>;

/** A matcher over an index. It remembers comparisons of words between requests; results do not depend on that. */
export async function createMatcher(
  index: TracingIndex,
  weights: PersonWeights = PERSON_WEIGHTS,
): Promise<Matcher> {
  return (await openMatcher(index, weights)).match;
}

export interface OpenMatcher {
  readonly match: Matcher;
  /** Compares a query with persons already at hand, best first; on request with what would have changed the band. */
  readonly compare: (
    query: TracingQuery,
    found: readonly IndexedPerson[],
    explained?: boolean,
  ) => Promise<Candidate[]>;
  /** The hashed keys under which the sought person may be indexed, the strongest first. */
  readonly keysOf: (query: TracingQuery) => Promise<QueryKey[]>;
}

/**
 * Everything the matcher can do with an index. Vocabulary, counts and size are remembered: open one for each piece of
 * work. A caller that has just counted the index passes the size.
 */
export async function openMatcher(
  index: TracingIndex,
  weights: PersonWeights = PERSON_WEIGHTS,
  evidence: TokenEvidence = rememberingEvidence(),
  counted?: number,
): Promise<OpenMatcher> {
  const expand = codeExpander(index, evidence);
  const size = counted ?? (await index.size());
  const rarity = registryRarity(index, size);
  const lookups = { expand, rarity: rarity.ofCodes };
  const ranked = async (
    sought: PreparedPerson,
    found: readonly IndexedPerson[],
    counts: PairCounts,
    top: number,
    explained = false,
  ) => {
    await rarity.learn(wordsOf(sought), placesOf(sought));
    const ofWords = await rarity.ofWords(wordsOf(sought));
    const measures = {
      evidence,
      rarity: ofWords,
      overlap: overlapIn(counts, ofWords, size),
      placeRarity: await rarity.ofPlaces(placesOf(sought)),
      weights,
      registrySize: size,
    };
    return rankPersons(sought, found, measures, top).map((one) => ({
      ...candidate(one, sought, measures),
      ...(explained ? { ways: waysToAnotherBand(sought, one.indexed.person, measures) } : {}),
    }));
  };
  return {
    async match(query, options) {
      const { top, budget } = { ...DEFAULTS, ...options };
      const sought = prepareQuery(query);
      const keys = await queryKeys(sought, lookups);
      const { hashes, counts } = await collectCandidates(index, keys, sought, budget);
      const found = await index.persons(hashes);
      const candidates = await ranked(sought, found, counts, top);
      return { request: query.id, examined: found.length, candidates };
    },
    compare: async (query, found, explained) =>
      ranked(prepareQuery(query), found, await countPairs(index, found), found.length, explained),
    keysOf: (query) => queryKeys(prepareQuery(query), lookups),
  };
}

function candidate(
  { indexed, comparison }: RankedPerson,
  sought: PreparedPerson,
  { weights, registrySize }: Measures,
): Candidate {
  const { id, person, evidence } = indexed;
  const { bits } = comparison;
  const probability = probabilityOf(comparison.logOdds);
  const measured = measuredOf(comparison, weights, registrySize);
  const band = bandOf(probability, comparison, weights, registrySize);
  const reasons = explain(comparison, sought, person);
  const twice = probabilityOf(twiceLogOdds(twiceEvidence(comparison, sought, registrySize)));
  const found = { person: id, probability, band, bits, reasons, measured, twice };
  return evidence === undefined ? found : { ...found, evidence };
}

function wordsOf(sought: PreparedPerson): NameToken[] {
  return [...sought.names.flat(), ...sought.relatives.flatMap((relative) => relative.name)];
}
