import { indexedPerson } from '../../domain/tracing/index/index-entry.ts';
import { indexVersion } from '../../domain/tracing/index/index-version.ts';
import type { IndexEntry } from '../../domain/tracing/index/port.ts';
import type { Candidate, MatchResult, OpenMatcher } from '../../domain/tracing/matcher.ts';
import { openMatcher } from '../../domain/tracing/matcher.ts';
import { rememberingEvidence } from '../../domain/tracing/names/token-evidence.ts';
import { PERSON_WEIGHTS } from '../../domain/tracing/persons/weights.ts';
import type { TracingQuery } from '../../domain/tracing/schema.ts';
import type { Table } from './dynamodb.ts';
import { openTable } from './dynamodb.ts';
import { DynamoDbTracingIndex } from './tracing-index.ts';
import { forgetProposals, noteProposals, proposedTo } from './tracing-proposals.ts';
import { enterRequest, keysToMeet, leaveRequest, requestEntered, requestsUnder } from './tracing-requests.ts';

/** A request that newly registered people may fulfil, with how well each of them fits, best first. */
export interface Meeting {
  query: TracingQuery;
  candidates: readonly Candidate[];
}

const indexed = (entries: readonly IndexEntry[]) =>
  entries.map(({ id, person }) => indexedPerson(id, person));

/** The registry of persons as tracing searches it. */
export const openTracingRegistry = (
  name: string,
  table: Table = openTable(name),
  version: string = indexVersion(),
) => {
  const index = new DynamoDbTracingIndex(table, version);
  // Comparisons of words hold for ever; counts and vocabulary change with every registration.
  const evidence = rememberingEvidence();
  const matcher = (): Promise<OpenMatcher> => openMatcher(index, PERSON_WEIGHTS, evidence);
  return {
    /** How many persons there are. */
    size: (): Promise<number> => index.size(),
    /** Enters persons, or brings them to what they are now. */
    enter: (entries: readonly IndexEntry[]): Promise<void> => index.add(entries),
    /** Takes persons out, by id of the index. */
    leave: (ids: readonly string[]): Promise<void> => index.remove(ids),

    /**
     * Finds the registered persons who may be the sought one. First it enters the request in the lists of what is
     * sought: whoever registers meanwhile then meets the request, or is found by it.
     */
    async search(query: TracingQuery): Promise<MatchResult> {
      const { match, keysOf } = await matcher();
      await enterRequest(table, query, keysToMeet(await keysOf(query)), version);
      return match(query);
    },
    /** `StoreBusy` while many persons stand under the keys of another lexicon. */
    refuseStale: (): Promise<void> => index.refuseStale(),
    /** Finds persons without keeping what was asked. */
    async look(query: TracingQuery): Promise<MatchResult> {
      await index.refuseStale();
      return (await matcher()).match(query);
    },
    /** The open requests that these persons may fulfil, by shared keys. */
    async meetings(entries: readonly IndexEntry[]): Promise<Meeting[]> {
      const queries = await requestsUnder(
        table,
        entries.flatMap(({ keys }) => keys),
      );
      if (queries.length === 0) return [];
      const { compare } = await matcher();
      const meetings: Meeting[] = [];
      for (const query of queries)
        meetings.push({ query, candidates: await compare(query, indexed(entries)) });
      return meetings;
    },
    /** True when the request is searched for, and for something else than this, or under other keys than this version's. */
    async asksOtherwise(query: TracingQuery): Promise<boolean> {
      const entered = await requestEntered(table, query.id);
      return (
        entered !== undefined && (entered.query !== JSON.stringify(query) || entered.version !== version)
      );
    },
    /** Notes to which requests persons were proposed, so that a person who is erased can be taken out of them. */
    noteProposals: (request: string, persons: readonly string[]) =>
      noteProposals(table, 'ADD', request, persons),
    dropProposals: (request: string, persons: readonly string[]) =>
      noteProposals(table, 'DELETE', request, persons),
    proposedTo: (person: string): Promise<string[]> => proposedTo(table, person),
    forgetProposals: (person: string): Promise<void> => forgetProposals(table, person),
    /** The request is not searched for any more. */
    close: (request: string): Promise<void> => leaveRequest(table, request),
    /** Compares a query with persons who are given, best first. */
    async compareWith(query: TracingQuery, entries: readonly IndexEntry[]): Promise<Candidate[]> {
      return (await matcher()).compare(query, indexed(entries));
    },
  };
};
export type TracingRegistry = ReturnType<typeof openTracingRegistry>;
