import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import type { Share } from './case/breakdown.ts';
import type { Figures } from './case/measure.ts';
import { measure } from './case/measure.ts';

const AIM = { transitions: 250, writeUnits: 450 };

/** Kinds of items that are printed one by one. */
const SHOWN = 32;
const row = ({ of, writes, units, bytes }: Share): string =>
  `${of.padEnd(44)}${writes.toFixed(1).padStart(9)}${units.toFixed(1).padStart(9)}${String(bytes).padStart(9)} bytes`;

const { values } = parseArgs({
  options: { sizes: { type: 'string', default: '1,10,100,1000' }, one: { type: 'string' } },
});

/** Each size in a process of its own, so that none starts with what another left. */
function inProcess(size: number): Figures {
  const child = spawnSync(process.execPath, [import.meta.filename, '--one', String(size)], {
    encoding: 'utf8',
    env: { ...process.env, POWERTOOLS_LOG_LEVEL: 'SILENT' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (child.status !== 0) throw new Error(child.stderr || child.stdout);
  return JSON.parse(child.stdout.trim().split('\n').at(-1)!) as Figures;
}

if (values.one) {
  console.log(JSON.stringify(await measure(Number(values.one))));
} else {
  const rows: Figures[] = [];
  const names = [
    'transitions',
    'lambdaInvocations',
    'writeUnits',
    'readingUnits',
    'storeCalls',
    'readUnits',
    'storedBytes',
    'workItems',
    'usd',
    'seconds',
  ] as const;
  console.log(
    `A 4-person case with nothing unusual, per case (seconds: the whole run)\n${'cases'.padStart(8)}${names.map((name) => name.padStart(18)).join('')}`,
  );
  for (const size of values.sizes.split(',').map(Number)) {
    const figures = inProcess(size);
    rows.push(figures);
    console.log(
      String(size).padStart(8) +
        names.map((name) => figures[name].toFixed(name === 'usd' ? 5 : 1).padStart(18)).join(''),
    );
  }
  const shares = rows.at(-1)?.shares ?? [];
  console.log(`\nWhere the write units of a case go, of ${rows.at(-1)?.cases}:`);
  for (const share of shares.slice(0, SHOWN)) console.log(row(share));
  const rest = shares.slice(SHOWN).reduce((sum, { units }) => sum + units, 0);
  console.log(`${'others'.padEnd(44)}${' '.repeat(9)}${rest.toFixed(1).padStart(9)}\n`);
  const worst =
    Math.max(...rows.map((row) => row.writeUnits)) / Math.min(...rows.map((row) => row.writeUnits));
  console.log(
    `Aims: at most ${AIM.transitions} transitions (${Math.max(...rows.map((row) => row.transitions)).toFixed(1)}) and ${AIM.writeUnits} write units (${Math.max(...rows.map((row) => row.writeUnits)).toFixed(1)}); most ÷ least write units a case: ${worst.toFixed(3)}`,
  );
  const date = new Date().toISOString().slice(0, 10);
  const machine = {
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  mkdirSync('bench/results', { recursive: true });
  writeFileSync(`bench/results/case-${date}.json`, `${JSON.stringify({ date, machine, rows }, null, 2)}\n`);
}
