import type { Blind, IndexKeys } from '../../contracts/person-index.ts';
import type { IndexEntry, TracingIndex } from '../../domain/tracing/index/port.ts';
import { sharingReads } from '../../domain/tracing/index/shared-reads.ts';
import type { MatchOptions, MatchResult, OpenMatcher } from '../../domain/tracing/matcher.ts';
import { openMatcher } from '../../domain/tracing/matcher.ts';
import { rememberingEvidence } from '../../domain/tracing/names/token-evidence.ts';
import type { PersonWeights } from '../../domain/tracing/persons/weights.ts';
import type { TracingQuery } from '../../domain/tracing/schema.ts';
import type { Table } from './dynamodb.ts';
import { DynamoDbTracingIndex } from './tracing-index.ts';

/** Operations on an index of persons in the table: add, remove and search, by the weights of the moment. */
export const openIndexedPersons = (
  table: Table,
  version: string,
  keys: (blind: Blind) => IndexKeys,
  weights: () => Promise<PersonWeights>,
) => {
  const index = new DynamoDbTracingIndex(table, version, keys);
  // Evidence between words never changes; counts and vocabulary change with every registration.
  const evidence = rememberingEvidence();
  const opened = async (counted: Promise<number>, within: TracingIndex = index): Promise<OpenMatcher> =>
    openMatcher(within, await weights(), evidence, await counted);
  const current = (within?: TracingIndex): Promise<OpenMatcher> => opened(index.currentSize(), within);
  return {
    /**
     * A matcher over the index; `current` throws `StoreBusy` while many persons are indexed under the keys of another
     * lexicon.
     */
    matcher: (): Promise<OpenMatcher> => opened(index.size()),
    current: (): Promise<OpenMatcher> => current(),
    persons: {
      /** The number of persons in the index. */
      size: (): Promise<number> => index.size(),
      /** Adds or updates persons, and removes others by their index id. */
      enter: (entries: readonly IndexEntry[], gone: readonly string[] = []): Promise<void> =>
        index.change(entries, gone),
      /** Removes persons by their index id. */
      leave: (ids: readonly string[]): Promise<void> => index.remove(ids),
      /** Searches without storing the query. */
      look: async (query: TracingQuery, options?: Partial<MatchOptions>): Promise<MatchResult> =>
        (await current()).match(query, options),
      /** The same for several at once, such as a household: what they have in common is read once. */
      lookEach: async (queries: readonly TracingQuery[]): Promise<MatchResult[]> => {
        const { match } = await current(sharingReads(index));
        return Promise.all(queries.map((query) => match(query)));
      },
    },
  };
};
