import { createMatcher } from '../../domain/tracing/matcher.ts';
import { impossibleBirth } from '../../domain/tracing/persons/birth.ts';
import { TracingQuerySchema } from '../../domain/tracing/schema.ts';
import { openBuiltIndex } from './index-registry.ts';
import { type BadLines, jsonLines } from './read-lines.ts';
import { rehearse } from './rehearse.ts';

/** Matches each request of an NDJSON file and writes one JSON line for it. */
export async function matchRequests(
  requests: string,
  dataDir: string,
  top: number,
  bad: BadLines,
  write: (line: string) => void,
): Promise<void> {
  const index = openBuiltIndex(dataDir);
  const match = await createMatcher(index);
  await rehearse(match);
  const refuse = (query: { sought: { birth?: Parameters<typeof impossibleBirth>[0] | undefined } }) => {
    const reason = query.sought.birth === undefined ? undefined : impossibleBirth(query.sought.birth);
    return reason === undefined ? undefined : `sought.${reason}`;
  };
  for await (const query of jsonLines(requests, TracingQuerySchema, bad, refuse)) {
    const started = performance.now();
    const { request, examined, candidates } = await match(query, {
      top,
      budget: Math.min(2000, Math.max(1200, top)),
    });
    const ms = Math.round((performance.now() - started) * 100) / 100;
    const rows = candidates.map(({ person, probability, band, reasons }) => ({
      person,
      probability: round(probability),
      band,
      reasons,
    }));
    write(JSON.stringify({ request, examined, ms, candidates: rows }));
  }
  index.close();
}

function round(probability: number): number {
  return Math.round(probability * 1e6) / 1e6;
}
