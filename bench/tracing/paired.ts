import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scriptOf } from '../../domain/tracing/names/scripts.ts';
import type { TracedPerson } from '../../domain/tracing/schema.ts';
import type { LabelledRequest } from './families/generate.ts';
import { figuresOf, type Outcome } from './outcome.ts';
import { bootstrap, mean, percentile } from './statistics.ts';

/**
 * Two versions of the matcher on the same registries and requests: `--old DIR` is another working tree. Inputs are
 * kept under the temporary folder, so that a run repeats none of them.
 */
const { values } = parseArgs({
  options: {
    'data-dir': {
      type: 'string',
      default: process.env.TRACING_DATA ?? join(import.meta.dirname, '../../../shared/data/tracing'),
    },
    old: { type: 'string' },
    seeds: { type: 'string', default: '1,2' },
    size: { type: 'string', default: '30000' },
    requests: { type: 'string', default: '600' },
    pools: { type: 'string', default: 'usual' },
    out: { type: 'string' },
  },
});

interface Paired {
  readonly label: string;
  readonly old: Outcome | undefined;
  readonly fresh: Outcome;
}

const HERE = join(import.meta.dirname, '../..');
/** Groups with fewer requests say nothing and are left out. */
const FEWEST = 15;
const peaks = { old: [] as number[], fresh: [] as number[] };

function step(tree: string, name: string, args: readonly string[]): number {
  const child = spawnSync(process.execPath, [join(tree, 'bench/tracing/child.ts'), name, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (child.status !== 0) throw new Error(`${name}: expected exit 0, received ${child.stderr}`);
  return (JSON.parse(child.stdout) as { peakMb: number }).peakMb;
}

/** The script of the registered name and that of the request; of a person sought in vain, the culture and the hand. */
function labels(dir: string): Map<string, string> {
  const requests = JSON.parse(readFileSync(join(dir, 'requests.json'), 'utf8')) as LabelledRequest[];
  const truths = new Set(requests.map(({ truth }) => truth));
  const scripts = new Map<string, string>();
  for (const line of readFileSync(join(dir, 'registry.ndjson'), 'utf8').split('\n')) {
    const id = /"id":"([^"]+)"/.exec(line)?.[1];
    if (id === undefined || !truths.has(id)) continue;
    scripts.set(id, scriptOf((JSON.parse(line) as TracedPerson).names[0]!.full));
  }
  return new Map(
    requests.map(({ query, truth, pair }) => {
      const asked = scriptOf(query.sought.names[0]!.full);
      const culture = pair.split('–')[0];
      return [
        query.id,
        truth === undefined ? `${culture} in vain` : `${culture} ${scripts.get(truth)}→${asked}`,
      ];
    }),
  );
}

function outcomes(dir: string, tree: string, side: 'old' | 'fresh'): Outcome[] {
  const own = join(dir, side);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(join(own, 'index'), { recursive: true });
  for (const file of ['registry.ndjson', 'requests.json']) symlinkSync(join(dir, file), join(own, file));
  const index = step(tree, 'index', [own]);
  peaks[side].push(Math.max(index, step(tree, 'match', [own])));
  const found = JSON.parse(readFileSync(join(own, 'outcomes.json'), 'utf8')) as Outcome[];
  rmSync(join(own, 'index'), { recursive: true });
  return found;
}

function run(seed: string): Paired[] {
  const { size, requests, pools } = values;
  const dir = join(tmpdir(), 'tracing-paired', `${pools}-${size}-${requests}-${seed}`);
  if (!existsSync(join(dir, 'requests.json'))) {
    mkdirSync(dir, { recursive: true });
    step(HERE, 'write', [dir, values['data-dir'], size, requests, seed, pools]);
  }
  const label = [...labels(dir).values()];
  const fresh = outcomes(dir, HERE, 'fresh');
  const kept = join(dir, 'outcomes-old.json');
  if (values.old !== undefined && !existsSync(kept))
    writeFileSync(kept, JSON.stringify(outcomes(dir, values.old, 'old')));
  const old = values.old === undefined ? [] : (JSON.parse(readFileSync(kept, 'utf8')) as Outcome[]);
  return fresh.map((one, i) => ({ label: label[i]!, old: old[i], fresh: one }));
}

const rows = values.seeds.split(',').flatMap(run);
const FIGURES = [
  'candidateRecall',
  'recallAt10',
  'reciprocalRank',
  'precision',
  'recall',
  'f1',
  'falseLikely',
] as const;
const three = (number: number): string => (Number.isFinite(number) ? number.toFixed(3) : '–').padStart(6);

const table: Record<string, unknown>[] = [];
const groups: [string, Paired[]][] = [
  ['all', rows],
  ...[...Map.groupBy(rows, ({ label }) => label)].sort(([a], [b]) => (a < b ? -1 : 1)),
];
console.log(`${'old → new'.padEnd(28)} ${FIGURES.map((name) => name.slice(0, 13).padStart(14)).join('')}`);
for (const [label, group] of groups) {
  if (group.length < FEWEST) continue;
  const fresh = figuresOf(group.map((row) => row.fresh));
  const old = group[0]!.old === undefined ? undefined : figuresOf(group.map((row) => row.old!));
  const cells = FIGURES.map((name) =>
    `${old === undefined ? '' : three(old[name].value)} ${three(fresh[name].value)}`.padStart(14),
  );
  console.log(`${label.padEnd(22)} ${String(group.length).padStart(5)} ${cells.join('')}`);
  table.push({ label, requests: group.length, old, fresh });
}
if (rows[0]!.old !== undefined) {
  for (const name of ['recallAt10', 'reciprocalRank', 'f1', 'falseLikely'] as const) {
    const gained = bootstrap(rows, (some) => figureOf(some, 'fresh', name) - figureOf(some, 'old', name));
    console.log(
      `gain in ${name}: ${gained.value.toFixed(4)} [${gained.low.toFixed(4)}, ${gained.high.toFixed(4)}]`,
    );
    table.push({ gain: name, ...gained });
  }
}
const time = (side: 'old' | 'fresh'): string => {
  const cpu = rows.flatMap((row) => row[side]?.cpuMs ?? []);
  return `${side}: p50 ${percentile(cpu, 0.5).toFixed(1)}, p95 ${percentile(cpu, 0.95).toFixed(1)} ms of processor; examined ${mean(rows.map((row) => row[side]?.examined ?? 0)).toFixed(0)}; peak ${Math.max(0, ...peaks[side])} MB`;
};
console.log(`${time('old')}\n${time('fresh')}`);
if (values.out !== undefined)
  writeFileSync(values.out, `${JSON.stringify({ ...values, table, peaks }, null, 1)}\n`);

function figureOf(
  some: readonly Paired[],
  side: 'old' | 'fresh',
  name: 'recallAt10' | 'reciprocalRank' | 'f1' | 'falseLikely',
): number {
  return plain(some.map((row) => row[side]!))[name];
}

function plain(
  some: readonly Outcome[],
): Record<'recallAt10' | 'reciprocalRank' | 'f1' | 'falseLikely', number> {
  let ten = 0;
  let reciprocal = 0;
  let sought = 0;
  let flagged = 0;
  let hits = 0;
  let wrong = 0;
  for (const { truth, candidates } of some) {
    const likely = candidates.filter(({ band }) => band === 'likely');
    flagged += likely.length;
    if (truth === undefined) wrong += likely.length > 0 ? 1 : 0;
    else {
      const rank = candidates.findIndex(({ person }) => person === truth);
      sought++;
      hits += likely.some(({ person }) => person === truth) ? 1 : 0;
      if (rank >= 0) reciprocal += 1 / (rank + 1);
      if (rank >= 0 && rank < 10) ten++;
    }
  }
  return {
    recallAt10: ten / sought,
    reciprocalRank: reciprocal / sought,
    f1: (2 * hits) / (flagged + sought),
    falseLikely: wrong / (some.length - sought),
  };
}
