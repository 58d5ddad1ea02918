import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Checkout } from './checkout.ts';

interface Ran {
  readonly seconds: number;
  /** Of the command and all that it waited for. */
  readonly processorSeconds: number;
  readonly output: string;
  readonly memoryMiB: number;
}

const LOOK_MS = 200;

/** Runs a command to its end; bash counts the processor time of its children. */
function ran(cwd: string, command: string): Promise<Ran> {
  const child = spawn('bash', ['-c', `TIMEFORMAT='took %R %U %S'; time { ${command}; }`], {
    cwd,
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  let output = '';
  let most = 0;
  const looking = setInterval(() => (most = Math.max(most, residentOf(child.pid))), LOOK_MS);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (output += String(part)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      clearInterval(looking);
      const [, wall, user, system] = /took ([\d.]+) ([\d.]+) ([\d.]+)/.exec(output) ?? [];
      resolve({
        seconds: Number(wall),
        processorSeconds: Number(user) + Number(system),
        output,
        memoryMiB: Math.round(most),
      });
    });
  });
}

/** Resident memory of a process's only child, in MiB. */
function residentOf(pid: number | undefined): number {
  try {
    const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

const node = ({ root }: Checkout): string => join(root, 'node_modules/.bin/node');

/** What `npm start` runs the host with. */
const HOST_FLAGS = '--optimize-for-size';

interface DemoRun {
  intake: string;
  durable: boolean;
  /** With the flags of `npm start`, which save memory for time. */
  asHost?: boolean;
}

/** The demo of an intake file; `digest` stands for what its summary says, but for the time that it took. */
export async function demoOf(checkout: Checkout, { intake, durable, asHost = false }: DemoRun) {
  const folder = mkdtempSync(join(tmpdir(), 'kinbridge-demo-'));
  try {
    const data = durable ? `--data ${join(folder, 'data')}` : '';
    const json = join(folder, 'summary.json');
    const { seconds, processorSeconds, memoryMiB } = await ran(
      checkout.root,
      `${node(checkout)} ${asHost ? HOST_FLAGS : ''} scripts/demo/main.ts --intake ${intake} --json ${json} ${data}`,
    );
    const digest = createHash('sha256').update(readFileSync(json)).digest('hex').slice(0, 16);
    return { seconds, processorSeconds, memoryMiB, digest };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const READY = /Kinbridge is at (\S+)/;

/** From the command to the first answer, of a folder that was started once before. */
export async function startOf(checkout: Checkout): Promise<{ seconds: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'kinbridge-start-'));
  try {
    await startOnce(checkout, folder);
    return { seconds: await startOnce(checkout, folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOnce(checkout: Checkout, folder: string): Promise<number> {
  const entry = existsSync(join(checkout.root, 'local/start.ts')) ? 'local/start.ts' : 'local/main.ts';
  const began = performance.now();
  const child = spawn(node(checkout), [HOST_FLAGS, entry, '--data', folder, '--port', '0'], {
    cwd: checkout.root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  for await (const part of child.stdout) {
    said += String(part);
    const url = READY.exec(said)?.[1];
    if (url === undefined) continue;
    await fetch(`${url}/openapi.json`);
    break;
  }
  const seconds = (performance.now() - began) / 1000;
  child.kill('SIGINT');
  await ended;
  return Number(seconds.toFixed(2));
}

/** The whole suite. */
export async function testsOf(checkout: Checkout) {
  const { seconds, processorSeconds, output } = await ran(checkout.root, 'npm test');
  const [, tests] = /Tests\s+(.*)/.exec(output) ?? [];
  return { seconds, processorSeconds, tests: tests?.trim() ?? 'none' };
}
