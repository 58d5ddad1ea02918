import type { IndexKeys } from '../../contracts/table.ts';
import type { IndexEntry } from '../../domain/tracing/index/port.ts';
import type { MatchResult, OpenMatcher } from '../../domain/tracing/matcher.ts';
import { openMatcher } from '../../domain/tracing/matcher.ts';
import { rememberingEvidence } from '../../domain/tracing/names/token-evidence.ts';
import { PERSON_WEIGHTS } from '../../domain/tracing/persons/weights.ts';
import type { TracingQuery } from '../../domain/tracing/schema.ts';
import type { Table } from './dynamodb.ts';
import { DynamoDbTracingIndex } from './tracing-index.ts';

/** Persons in an index of the table, whichever it is: to enter, to take out and to look for. */
export const openIndexedPersons = (table: Table, version: string, keys: IndexKeys) => {
  const index = new DynamoDbTracingIndex(table, version, keys);
  // Comparisons of words hold for ever; counts and vocabulary change with every registration.
  const evidence = rememberingEvidence();
  const opened = async (counted: Promise<number>): Promise<OpenMatcher> =>
    openMatcher(index, PERSON_WEIGHTS, evidence, await counted);
  const current = (): Promise<OpenMatcher> => opened(index.currentSize());
  return {
    /** A matcher over what the index holds; `current` says `StoreBusy` while many stand under the keys of another lexicon. */
    matcher: (): Promise<OpenMatcher> => opened(index.size()),
    current,
    persons: {
      /** How many persons there are. */
      size: (): Promise<number> => index.size(),
      /** Enters persons, or brings them to what they are now, and takes others out, by id of the index. */
      enter: (entries: readonly IndexEntry[], gone: readonly string[] = []): Promise<void> =>
        index.change(entries, gone),
      /** Takes persons out, by id of the index. */
      leave: (ids: readonly string[]): Promise<void> => index.remove(ids),
      /** Finds persons without keeping what was asked. */
      look: async (query: TracingQuery): Promise<MatchResult> => (await current()).match(query),
    },
  };
};
