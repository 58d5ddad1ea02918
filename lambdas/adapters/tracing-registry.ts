import { tracingKeys } from '../../contracts/person-index.ts';
import { indexedPerson } from '../../domain/tracing/index/index-entry.ts';
import { indexVersion } from '../../domain/tracing/index/index-version.ts';
import type { IndexEntry } from '../../domain/tracing/index/port.ts';
import type { Candidate, MatchResult, OpenMatcher } from '../../domain/tracing/matcher.ts';
import type { TracingQuery } from '../../domain/tracing/schema.ts';
import type { Table } from './dynamodb.ts';
import { openIndexedPersons } from './indexed-persons.ts';
import { blindVersion } from './tracing-index-entries.ts';
import { deleteProposals, proposedTo, recordProposals } from './tracing-proposals.ts';
import {
  indexedRequest,
  indexRequest,
  matchingKeys,
  removeRequest,
  requestsUnder,
} from './tracing-requests.ts';
import { tracingWeights } from './weights-store.ts';

/** A request that newly registered people may match, with how well each of them fits, best first. */
export interface RequestMatch {
  query: TracingQuery;
  candidates: readonly Candidate[];
}

const indexed = (entries: readonly IndexEntry[]) =>
  entries.map(({ id, person }) => indexedPerson(id, person));

/** The registry of persons as tracing searches it. */
export const openTracingRegistry = (table: Table, version: string = indexVersion()) => {
  const { matcher, current, persons } = openIndexedPersons(table, version, tracingKeys, () =>
    tracingWeights(table),
  );
  const searchWith = async ({ match, keysOf }: OpenMatcher, query: TracingQuery): Promise<MatchResult> => {
    await indexRequest(table, query, matchingKeys(await keysOf(query)), blindVersion(version));
    return match(query);
  };
  return {
    ...persons,
    /**
     * Finds the registered persons who may be the one sought. The request is indexed first, so that somebody
     * registering meanwhile either finds the request or is found by it.
     */
    search: async (query: TracingQuery): Promise<MatchResult> => searchWith(await matcher(), query),
    /** The same; throws `StoreBusy` while many persons are indexed under the keys of another lexicon. */
    searchCurrent: async (query: TracingQuery): Promise<MatchResult> => searchWith(await current(), query),
    /** The open requests that these persons may match, by shared keys. */
    async matchingRequests(entries: readonly IndexEntry[]): Promise<RequestMatch[]> {
      const queries = await requestsUnder(
        table,
        entries.flatMap(({ keys }) => keys),
      );
      if (queries.length === 0) return [];
      const { compare } = await matcher();
      const matches: RequestMatch[] = [];
      for (const query of queries)
        matches.push({ query, candidates: await compare(query, indexed(entries)) });
      return matches;
    },
    /** True if the request is indexed, but with a different query or under the keys of another version. */
    async asksOtherwise(query: TracingQuery): Promise<boolean> {
      const entered = await indexedRequest(table, query.id);
      return (
        entered !== undefined &&
        (entered.query !== JSON.stringify(query) || entered.version !== blindVersion(version))
      );
    },
    /** Records to which requests persons were proposed, so that a person who is erased can be removed from them. */
    recordProposals: (request: string, persons: readonly string[]) =>
      recordProposals(table, 'ADD', request, persons),
    dropProposals: (request: string, persons: readonly string[]) =>
      recordProposals(table, 'DELETE', request, persons),
    proposedTo: (person: string): Promise<string[]> => proposedTo(table, person),
    deleteProposals: (person: string): Promise<void> => deleteProposals(table, person),
    /** Stops searching for the request. */
    close: (request: string): Promise<void> => removeRequest(table, request),
    /** Compares a query with given persons, best first. */
    async compareWith(
      query: TracingQuery,
      entries: readonly IndexEntry[],
      explained = false,
    ): Promise<Candidate[]> {
      return (await matcher()).compare(query, indexed(entries), explained);
    },
  };
};
export type TracingRegistry = ReturnType<typeof openTracingRegistry>;
