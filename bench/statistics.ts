import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Earlier } from '../domain/statistics/release/protect.ts';
import { releaseTable } from '../domain/statistics/release/protect.ts';
import { atomsOfCases, OVERLAPPING } from './statistics/invented.ts';
import { timed } from './statistics/timed.ts';

/**
 * What the audit of figures to share costs: of one table, and of 30 overlapping releases one after the other, as the cases
 * grow. Processor time, because the machine is shared.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    out: { type: 'string' },
  },
});
const K = 11;
const sizes = values.sizes.split(',').map(Number);

const rows = [];
for (const cases of sizes) {
  const atoms = atomsOfCases(cases);
  const earlier: Earlier[] = [];
  const each: { number: number; dimensions: string; ms: number; refused: string | null; held: number }[] = [];
  for (const definition of OVERLAPPING) {
    const { ms, answer } = timed(() => releaseTable(definition, atoms, earlier, K));
    const out = 'table' in answer ? answer.table : undefined;
    each.push({
      number: each.length + 1,
      dimensions:
        `${definition.dimensions.join(' × ')} ${Object.values(definition.filters).join(' ')}`.trim(),
      ms,
      refused: 'refused' in answer ? answer.refused.because : null,
      held: out?.cells.filter(({ value }) => value === null).length ?? 0,
    });
    if (out) earlier.push({ number: each.length, definition, ...out });
  }
  const most = each.reduce((a, b) => (a.ms > b.ms ? a : b));
  const alone = timed(() => releaseTable(OVERLAPPING[0]!, atoms, [], K)).ms;
  const row = {
    cases,
    atoms: atoms.length,
    audit: { oneMs: alone, allMs: each.reduce((sum, { ms }) => sum + ms, 0), most, each },
    rssMb: Math.round(process.memoryUsage().rss / 2 ** 20),
  };
  rows.push(row);
  console.log(JSON.stringify({ ...row, audit: { ...row.audit, each: undefined } }));
  for (const one of each) console.log(`  ${JSON.stringify(one)}`);
}
const date = new Date().toISOString().slice(0, 10);
const machine = { cores: availableParallelism(), load: loadavg(), node: process.version };
const file = values.out ?? join(import.meta.dirname, `results/statistics-${date}.json`);
mkdirSync(join(import.meta.dirname, 'results'), { recursive: true });
writeFileSync(file, `${JSON.stringify({ date, machine, rows }, null, 1)}\n`);
console.log(`written: ${file}`);
