import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { familyBaseline } from './family-baseline.ts';
import { type Outcome, type Quality, qualityOf } from './outcome.ts';

export interface FamilyRun {
  readonly persons: number;
  readonly quality: Quality;
  readonly baseline: Quality | undefined;
  readonly indexSeconds: number;
  readonly peakMb: { readonly index: number; readonly match: number };
}

const BASELINE_UP_TO = 10_000;
const BASELINE_REQUESTS = 150;

function step(name: string, args: readonly string[]): { peakMb: number; seconds: number } {
  const started = performance.now();
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'child.ts'), name, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (child.status !== 0)
    throw new Error(`bench step ${name}: expected exit 0, received ${child.status}: ${child.stderr}`);
  return {
    peakMb: (JSON.parse(child.stdout) as { peakMb: number }).peakMb,
    seconds: (performance.now() - started) / 1000,
  };
}

/** Generates, indexes and matches one registry, each step in a process of its own. */
export function runFamilies(dataDir: string, persons: number, requests: number, seed: number): FamilyRun {
  const dir = mkdtempSync(join(tmpdir(), 'tracing-bench-'));
  try {
    mkdirSync(join(dir, 'index'));
    const args = [dir, dataDir, String(persons), String(requests), String(seed)];
    step('write', args);
    const index = step('index', args);
    const match = step('match', args);
    const outcomes = JSON.parse(readFileSync(join(dir, 'outcomes.json'), 'utf8')) as Outcome[];
    const baseline =
      persons <= BASELINE_UP_TO ? qualityOf(familyBaseline(dir, BASELINE_REQUESTS)) : undefined;
    return {
      persons,
      quality: qualityOf(outcomes),
      baseline,
      indexSeconds: index.seconds,
      peakMb: { index: index.peakMb, match: match.peakMb },
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Growth of the examined candidates with the registry: slope of log examined (p95) over log persons. */
export function growthExponent(runs: readonly FamilyRun[]): number {
  const points = runs.map(
    ({ persons, quality }) => [Math.log(persons), Math.log(quality.examined.p95)] as const,
  );
  const x = points.reduce((sum, point) => sum + point[0], 0) / points.length;
  const y = points.reduce((sum, point) => sum + point[1], 0) / points.length;
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
