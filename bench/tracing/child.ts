import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createMatcher } from '../../domain/tracing/matcher.ts';
import { indexRegistry, openIndex } from '../../scripts/tracing/index-registry.ts';
import { generateWorld, type LabelledRequest } from './families/generate.ts';
import type { Pools } from './families/name-pools.ts';
import type { Outcome } from './outcome.ts';

/** Steps of the bench that run as processes of their own, so that each one's peak memory is its own. */
const [step, dir, dataDir, size, requests, seed, pools] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
  string,
  Pools | undefined,
];

function write(): void {
  const world = generateWorld(dataDir, Number(size), Number(requests), Number(seed), pools);
  const file = openSync(join(dir, 'registry.ndjson'), 'w');
  let lines: string[] = [];
  const flush = (): void => {
    writeSync(file, lines.join(''));
    lines = [];
  };
  for (const person of world.registry) {
    if (lines.push(`${JSON.stringify(person)}\n`) === 1000) flush();
  }
  flush();
  closeSync(file);
  writeFileSync(join(dir, 'requests.json'), JSON.stringify(world.requests));
}

async function match(): Promise<void> {
  const labelled = JSON.parse(readFileSync(join(dir, 'requests.json'), 'utf8')) as LabelledRequest[];
  const index = openIndex(join(dir, 'index'));
  const matcher = await createMatcher(index);
  const outcomes: Outcome[] = [];
  for (const { query, truth, pair } of labelled) {
    const cpu = process.cpuUsage();
    const started = performance.now();
    const { examined, candidates } = await matcher(query);
    const ms = performance.now() - started;
    const { user, system } = process.cpuUsage(cpu);
    outcomes.push({
      truth,
      pair,
      examined,
      ms,
      cpuMs: (user + system) / 1000,
      candidates: candidates.map(({ person, probability, band, bits }) => ({
        person,
        probability,
        band,
        bits,
      })),
    });
  }
  index.close();
  writeFileSync(join(dir, 'outcomes.json'), JSON.stringify(outcomes));
}

if (step === 'write') write();
else if (step === 'index')
  await indexRegistry(join(dir, 'registry.ndjson'), join(dir, 'index'), { count: 0 });
else await match();
process.stdout.write(JSON.stringify({ peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
