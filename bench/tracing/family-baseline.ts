import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthSpan, middleYear } from '../../domain/tracing/persons/birth.ts';
import type { TracedPerson } from '../../domain/tracing/schema.ts';
import type { LabelledRequest } from './families/generate.ts';
import type { Outcome } from './outcome.ts';
import { baselineNameScore } from './pair-decisions.ts';

const LIKELY = 0.9;

/** Every registered person scored by any-ascii + Jaro-Winkler and the distance of the years; for small registries. */
export function familyBaseline(dir: string, most: number): Outcome[] {
  const people = readFileSync(join(dir, 'registry.ndjson'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as TracedPerson);
  const years = people.map(({ birth }) => yearOf(birth));
  const requests = (JSON.parse(readFileSync(join(dir, 'requests.json'), 'utf8')) as LabelledRequest[]).slice(
    0,
    most,
  );
  return requests.map(({ query, truth, pair }) => {
    const started = performance.now();
    const year = yearOf(query.sought.birth);
    const scored = people.map(({ id, names }, i) => {
      const gap = year === undefined || years[i] === undefined ? 5 : Math.min(10, Math.abs(year - years[i]));
      return {
        person: id,
        score: baselineNameScore(query.sought.names[0]!.full, names[0]!.full) * (1 - gap / 40),
      };
    });
    scored.sort((a, b) => b.score - a.score || (a.person < b.person ? -1 : 1));
    const candidates = scored.slice(0, 100).map(({ person, score }) => ({
      person,
      probability: score,
      band: score >= LIKELY ? 'likely' : 'unlikely',
      bits: 0,
    }));
    return { truth, pair, examined: people.length, ms: performance.now() - started, candidates };
  });
}

function yearOf(birth: TracedPerson['birth']): number | undefined {
  const span = birthSpan(birth);
  return span === undefined ? undefined : middleYear(span);
}
