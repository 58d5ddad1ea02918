import { join } from 'node:path';
import { indexEntry } from '../../domain/tracing/index/index-entry.ts';
import type { IndexEntry } from '../../domain/tracing/index/port.ts';
import { impossibleBirth } from '../../domain/tracing/persons/birth.ts';
import { type TracedPerson, TracedPersonSchema } from '../../domain/tracing/schema.ts';
import { EmbeddedTracingIndex } from '../../local/tracing/embedded-index.ts';
import { type BadLines, jsonLines } from './read-lines.ts';

const BATCH = 2000;

export function openIndex(dataDir: string): EmbeddedTracingIndex {
  return new EmbeddedTracingIndex(join(dataDir, 'tracing-index.sqlite'));
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
