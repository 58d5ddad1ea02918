import { collectCandidates } from './index/candidates.ts';
import { codeExpander } from './index/expand.ts';
import type { IndexedPerson, TracingIndex } from './index/port.ts';
import type { QueryKey } from './index/query-keys.ts';
import { queryKeys } from './index/query-keys.ts';
import { registryRarity } from './index/registry-rarity.ts';
import type { NameToken } from './names/name-tokens.ts';
import type { TokenEvidence } from './names/token-evidence.ts';
import { rememberingEvidence } from './names/token-evidence.ts';
import { comparePersons, type Measures } from './persons/compare-person.ts';
import { type PreparedPerson, prepareQuery, unpackPerson } from './persons/prepared-person.ts';
import { type Band, bandOf, matchLogOdds, probabilityOf } from './persons/probability.ts';
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
  return (await openMatcher(index, weights)).match;
}

export interface OpenMatcher {
  readonly match: Matcher;
  /** Compares a query with persons that are known already, best first. */
  readonly compare: (query: TracingQuery, found: readonly IndexedPerson[]) => Promise<Candidate[]>;
  /** The hashed keys under which the sought person may be posted, the strongest first. */
  readonly keysOf: (query: TracingQuery) => Promise<QueryKey[]>;
}

/** All that the matcher can do with an index. Vocabulary, counts and size are remembered: open one for each piece of work. */
export async function openMatcher(
  index: TracingIndex,
  weights: PersonWeights = PERSON_WEIGHTS,
  evidence: TokenEvidence = rememberingEvidence(),
): Promise<OpenMatcher> {
  const expand = codeExpander(index, evidence);
  const size = await index.size();
  const rarity = registryRarity(index, size);
  const lookups = { expand, rarity: rarity.ofCodes };
  const ranked = async (sought: PreparedPerson, found: readonly IndexedPerson[]) => {
    const measures = { evidence, rarity: await rarity.ofWords(wordsOf(sought)), weights };
    return found
      .map((person) => rank(person, sought, measures, size))
      .sort((a, b) => b.logOdds - a.logOdds || (a.person < b.person ? -1 : 1));
  };
  return {
    async match(query, options) {
      const { top, budget } = { ...DEFAULTS, ...options };
      const sought = prepareQuery(query);
      const keys = await queryKeys(sought, lookups);
      const found = await index.persons(await collectCandidates(index, keys, sought, budget));
      const candidates = (await ranked(sought, found)).slice(0, top).map((one) => one.finish());
      return { request: query.id, examined: found.length, candidates };
    },
    async compare(query, found) {
      return (await ranked(prepareQuery(query), found)).map((one) => one.finish());
    },
    keysOf: (query) => queryKeys(prepareQuery(query), lookups),
  };
}

function rank({ id, person }: IndexedPerson, sought: PreparedPerson, measures: Measures, size: number) {
  const found = unpackPerson(person);
  const comparison = comparePersons(sought, found, measures);
  const { bits } = comparison;
  const logOdds = matchLogOdds(comparison, size, measures.weights);
  const finish = (): Candidate => {
    const probability = probabilityOf(logOdds);
    const band = bandOf(probability, comparison, measures.weights);
    const evidence = person.e === undefined ? {} : { evidence: person.e };
    return { person: id, probability, band, bits, reasons: explain(comparison, sought, found), ...evidence };
  };
  return { person: id, logOdds, finish };
}

function wordsOf(sought: PreparedPerson): NameToken[] {
  return [...sought.names.flat(), ...sought.relatives.flatMap((relative) => relative.name)];
}
