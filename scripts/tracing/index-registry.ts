import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { indexEntry } from '../../domain/tracing/index/index-entry.ts';
import type { IndexEntry } from '../../domain/tracing/index/port.ts';
import { impossibleBirth } from '../../domain/tracing/persons/birth.ts';
import { type TracedPerson, TracedPersonSchema } from '../../domain/tracing/schema.ts';
import { EmbeddedTracingIndex } from '../../local/tracing/embedded-index.ts';
import { type BadLines, jsonLines } from './read-lines.ts';

const BATCH = 2000;

const FILE = 'tracing-index.sqlite';

/** There is no index in a folder where one is needed. */
export class NoIndexError extends Error {
  override readonly name = 'NoIndexError';
}

export function openIndex(dataDir: string): EmbeddedTracingIndex {
  return new EmbeddedTracingIndex(join(dataDir, FILE));
}

/** The index that an earlier run built; a folder without one is refused, and left as it is. */
export function openBuiltIndex(dataDir: string): EmbeddedTracingIndex {
  if (!existsSync(join(dataDir, FILE)))
    throw new NoIndexError(
      `${dataDir}: expected a folder with an index, received none: run "tracing index" first`,
    );
  return openIndex(dataDir);
}

function refuse(person: TracedPerson): string | undefined {
  return person.birth === undefined ? undefined : impossibleBirth(person.birth);
}

/** Builds or extends the index in `dataDir` from an NDJSON registry; returns how many persons were read. */
export async function indexRegistry(registry: string, dataDir: string, bad: BadLines): Promise<number> {
  const index = openIndex(dataDir);
  let batch: IndexEntry[] = [];
  let count = 0;
  for await (const person of jsonLines(registry, TracedPersonSchema, bad, refuse)) {
    batch.push(indexEntry(person));
    count++;
    if (batch.length === BATCH) {
      await index.add(batch);
      batch = [];
    }
  }
  await index.add(batch);
  index.close();
  return count;
}
