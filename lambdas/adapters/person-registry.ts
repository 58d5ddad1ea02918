import { registryKeys } from '../../contracts/table.ts';
import { indexVersion } from '../../domain/tracing/index/index-version.ts';
import type { IndexEntry } from '../../domain/tracing/index/port.ts';
import type { MatchResult, OpenMatcher } from '../../domain/tracing/matcher.ts';
import { openMatcher } from '../../domain/tracing/matcher.ts';
import { rememberingEvidence } from '../../domain/tracing/names/token-evidence.ts';
import { PERSON_WEIGHTS } from '../../domain/tracing/persons/weights.ts';
import type { TracingQuery } from '../../domain/tracing/schema.ts';
import type { Table } from './dynamodb.ts';
import { openTable } from './dynamodb.ts';
import { DynamoDbTracingIndex } from './tracing-index.ts';

/**
 * Everybody who is registered, whatever they consented to: for staff's own search and for duplicates. Whoever asks sees
 * only what they reach; nobody is searched for here on a seeker's behalf.
 */
export const openPersonRegistry = (
  name: string,
  table: Table = openTable(name),
  version: string = indexVersion(),
) => {
  const index = new DynamoDbTracingIndex(table, version, registryKeys);
  const evidence = rememberingEvidence();
  const matcher = (): Promise<OpenMatcher> => openMatcher(index, PERSON_WEIGHTS, evidence);
  return {
    size: (): Promise<number> => index.size(),
    /** Enters persons, or brings them to what they are now. */
    enter: (entries: readonly IndexEntry[]): Promise<void> => index.add(entries),
    /** Takes persons out, by id of the index. */
    leave: (ids: readonly string[]): Promise<void> => index.remove(ids),
    /** Finds persons without keeping what was asked. */
    async look(query: TracingQuery): Promise<MatchResult> {
      await index.refuseStale();
      return (await matcher()).match(query);
    },
  };
};
export type PersonRegistry = ReturnType<typeof openPersonRegistry>;
