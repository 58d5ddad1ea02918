import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { alikeAmong } from '../domain/tracing/alike.ts';
import { createMatcher, type Matcher } from '../domain/tracing/matcher.ts';
import type { TracedPerson } from '../domain/tracing/schema.ts';
import { indexRegistry, openIndex } from '../scripts/tracing/index-registry.ts';
import { generateHouseholdArrivals, type LabelledHousehold } from './tracing/families/households-again.ts';
import { generateArrivals } from './tracing/families/registered-again.ts';

/**
 * The question whether somebody who is registered is registered already: how many of those who are it finds, how many of
 * the others it asks about, and how long it takes, as the registry grows. Once for households as the registration form
 * knows them, once for records alone, with a third of the relatives and some births not known.
 */
const { values } = parseArgs({
  options: {
    'data-dir': {
      type: 'string',
      default: process.env.TRACING_DATA ?? join(import.meta.dirname, '../../shared/data/tracing'),
    },
    sizes: { type: 'string', default: '10000,100000,1000000' },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '2026' },
  },
});

const count = Number(values.count);
const seed = Number(values.seed);
const KINDS = {
  households: (size: number) => generateHouseholdArrivals(values['data-dir'], size, count, seed),
  'records alone': (size: number) => {
    const { registry, arrivals } = generateArrivals(values['data-dir'], size, 2 * count, seed);
    const alone = arrivals.map((one) => ({ members: [one], again: one.truth !== undefined }));
    return { registry, arrivals: alone };
  },
};

const share = (part: number, whole: number): number => Math.round((1000 * part) / Math.max(1, whole)) / 1000;
const percentile = (sorted: readonly number[], at: number): number =>
  Math.round(10 * (sorted[Math.floor((sorted.length - 1) * at)] ?? 0)) / 10;

/** Counts for one kind of arrival: persons found of those registered, arrivals found, and arrivals asked about in vain. */
async function tally(match: Matcher, arrivals: readonly LabelledHousehold[]) {
  const milliseconds: number[] = [];
  const sums = {
    twins: 0,
    found: 0,
    first: 0,
    again: 0,
    arrivalsFound: 0,
    fresh: 0,
    freshPersons: 0,
    personAlarms: 0,
    alarms: 0,
    asked: 0,
    wrong: 0,
  };
  for (const { members, again } of arrivals) {
    const answers = [];
    for (const { query, truth } of members) {
      const started = performance.now();
      const alike = alikeAmong((await match(query)).candidates).map(({ person }) => person);
      milliseconds.push(performance.now() - started);
      answers.push({ alike, truth });
      sums.asked += alike.length;
      sums.wrong += alike.filter((person) => person !== truth).length;
    }
    sums.twins += again ? members.length : 0;
    sums.found += answers.filter(({ alike, truth }) => truth !== undefined && alike.includes(truth)).length;
    sums.first += answers.filter(({ alike, truth }) => truth !== undefined && alike[0] === truth).length;
    const met = answers.some(({ alike, truth }) => truth !== undefined && alike.includes(truth));
    if (again) sums.again += 1;
    else sums.fresh += 1;
    sums.freshPersons += again ? 0 : members.length;
    sums.personAlarms += again ? 0 : answers.filter(({ alike }) => alike.length > 0).length;
    sums.arrivalsFound += again && met ? 1 : 0;
    sums.alarms += !again && answers.some(({ alike }) => alike.length > 0) ? 1 : 0;
  }
  return { ...sums, milliseconds: milliseconds.sort((a, b) => a - b) };
}

async function opened<T>(registry: readonly TracedPerson[], use: (match: Matcher) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'duplicates-bench-'));
  try {
    mkdirSync(join(dir, 'index'));
    writeFileSync(join(dir, 'registry.ndjson'), registry.map((one) => `${JSON.stringify(one)}\n`).join(''));
    await indexRegistry(join(dir, 'registry.ndjson'), join(dir, 'index'), { count: 0 });
    const index = openIndex(join(dir, 'index'));
    const answer = await use(await createMatcher(index));
    index.close();
    return answer;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measured(kind: keyof typeof KINDS, size: number) {
  const { registry, arrivals } = KINDS[kind](size);
  const sums = await opened(registry, (match) => tally(match, arrivals));
  return {
    ...{ kind, size: registry.length, arrivals: arrivals.length, persons: sums.milliseconds.length },
    ...{ recall: share(sums.found, sums.twins), first: share(sums.first, sums.twins) },
    arrivalsFound: share(sums.arrivalsFound, sums.again),
    falseAlarms: share(sums.personAlarms, sums.freshPersons),
    arrivalAlarms: share(sums.alarms, sums.fresh),
    precision: share(sums.asked - sums.wrong, sums.asked),
    ...{ p50: percentile(sums.milliseconds, 0.5), p95: percentile(sums.milliseconds, 0.95) },
  };
}

const runs = [];
for (const kind of Object.keys(KINDS) as (keyof typeof KINDS)[]) {
  for (const size of values.sizes.split(',').map(Number)) {
    const run = await measured(kind, size);
    runs.push(run);
    console.log(
      `${kind}, ${run.size} registered: recall ${run.recall} of persons, ${run.arrivalsFound} of arrivals, ` +
        `first of the list ${run.first}, precision ${run.precision}, asked about ${run.falseAlarms} of new persons, ${run.arrivalAlarms} of new arrivals; ` +
        `${run.p50} ms a person, p95 ${run.p95} ms`,
    );
  }
}
const date = new Date().toISOString().slice(0, 10);
const report = { date, cores: availableParallelism(), node: process.version, seed: values.seed, runs };
writeFileSync(
  join(import.meta.dirname, 'results', `duplicates-${date}.json`),
  `${JSON.stringify(report, null, 2)}\n`,
);
