import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Metafile } from 'esbuild';
import type { FunctionContract } from '../contracts/function-contract.ts';
import { FUNCTIONS } from '../contracts/functions.ts';
import { BUNDLING, bundleHandler } from '../lib/bundling.ts';

const LIMIT_BYTES = 600_000;
const RUNS = 3;
const LARGEST = 6;
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WORK = join(ROOT, 'bench/.work/bundle');

/** The SDK as it is deployed, in the bundle, and as the alternative, left to the copy of the Lambda runtime. */
const VARIANTS = {
  bundled: [...BUNDLING.external],
  runtime: ['@aws-sdk/*', '@smithy/*'],
};

interface Measured {
  function: string;
  bytes: number;
  importMilliseconds: number;
  bytesWithSdkOfRuntime: number;
  importMillisecondsWithSdkOfRuntime: number;
  largest: [group: string, bytes: number][];
  unused: string[];
}

const groupOf = (path: string): string => {
  const inPackage = path.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)(\/v4\/[^/]+)?/);
  if (inPackage) return `${inPackage[1]}${inPackage[2] ?? ''}`;
  return path.split('/').slice(0, 2).join('/');
};

function groupsOf(metafile: Metafile): [string, number][] {
  const groups = new Map<string, number>();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      if (bytesInOutput > 0) groups.set(groupOf(path), (groups.get(groupOf(path)) ?? 0) + bytesInOutput);
    }
  }
  return [...groups].sort(([, a], [, b]) => b - a);
}

/** What is in a bundle though its function's contract has no use for it, and what no function has a use for. */
function unusedIn(contract: FunctionContract, groups: [string, number][]): string[] {
  const useful: Record<string, boolean> = {
    '@aws-sdk/client-dynamodb': contract.table !== 'none',
    '@aws-sdk/client-sfn': contract.workflows !== undefined,
    '@aws-sdk/client-sesv2': contract.sendsMail === true,
    '@aws-sdk/client-pinpoint-sms-voice-v2': contract.sendsTexts === true,
    '@aws-sdk/client-dynamodb-streams': false,
    jsonata: false,
    jose: false,
  };
  const unused = groups.map(([group]) => group).filter((group) => useful[group] === false);
  // Zod's messages in fifty languages come along when a file imports `{ z }` in the place of `* as z`.
  const languages = groups.find(([group]) => group === 'zod/v4/locales')?.[1] ?? 0;
  return languages > 10_000 ? [...unused, 'zod/v4/locales'] : unused;
}

function medianImport(file: string): number {
  const script = `const from = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); console.log(performance.now() - from);`;
  const times = Array.from({ length: RUNS }, () =>
    Number(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })),
  );
  return Math.round(times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!);
}

function bundle(contract: FunctionContract, variant: keyof typeof VARIANTS) {
  const outfile = join(WORK, variant, `${contract.name}.mjs`);
  const { metafile } = bundleHandler(join(ROOT, contract.entry), outfile, {
    external: VARIANTS[variant],
    absWorkingDir: ROOT,
  });
  return { outfile, metafile, bytes: Object.values(metafile.outputs)[0]!.bytes };
}

function measure(contract: FunctionContract): Measured {
  const deployed = bundle(contract, 'bundled');
  const alternative = bundle(contract, 'runtime');
  const groups = groupsOf(deployed.metafile);
  return {
    function: contract.name,
    bytes: deployed.bytes,
    importMilliseconds: medianImport(deployed.outfile),
    bytesWithSdkOfRuntime: alternative.bytes,
    importMillisecondsWithSdkOfRuntime: medianImport(alternative.outfile),
    largest: groups.slice(0, LARGEST),
    unused: unusedIn(contract, groups),
  };
}

const kB = (bytes: number): string => (bytes / 1000).toFixed(0);

function print(row: Measured): void {
  const cells = [
    row.function.padEnd(20),
    `${kB(row.bytes).padStart(4)} kB ${String(row.importMilliseconds).padStart(4)} ms`,
    `${kB(row.bytesWithSdkOfRuntime).padStart(4)} kB ${String(row.importMillisecondsWithSdkOfRuntime).padStart(4)} ms`,
    row.largest.map(([group, bytes]) => `${group} ${kB(bytes)}`).join(', '),
  ];
  console.log(cells.join(' | '));
}

rmSync(WORK, { recursive: true, force: true });
mkdirSync(WORK, { recursive: true });
console.log('function             | as deployed     | SDK of runtime  | largest inputs as deployed, kB');
const functions = FUNCTIONS.map((contract) => {
  const row = measure(contract);
  print(row);
  return row;
});
const date = new Date().toISOString();
const machine = {
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
const results = join(ROOT, 'bench/results');
mkdirSync(results, { recursive: true });
writeFileSync(
  join(results, `bundle-${date.slice(0, 10)}.json`),
  `${JSON.stringify({ date, ...machine, limitBytes: LIMIT_BYTES, runs: RUNS, functions }, null, 2)}\n`,
);
const faults = functions.flatMap((row) => [
  ...(row.bytes > LIMIT_BYTES
    ? [`${row.function} is ${kB(row.bytes)} kB; expected at most ${kB(LIMIT_BYTES)} kB.`]
    : []),
  ...row.unused.map((group) => `${row.function} has ${group} in its bundle and no use for it.`),
]);
for (const fault of faults) console.error(fault);
const bytes = functions.map((row) => row.bytes);
console.log(
  `${functions.length} functions, ${kB(Math.min(...bytes))}–${kB(Math.max(...bytes))} kB, ${faults.length} faults`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
