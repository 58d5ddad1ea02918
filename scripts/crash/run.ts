import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findings } from './checks.ts';
import { Desk } from './desk.ts';
import type { CrashAt } from './host.ts';
import { Ledger } from './ledger.ts';
import type { Life } from './lives.ts';
import { begin, stop } from './lives.ts';
import { work } from './people.ts';
import type { Random } from './random.ts';
import { randomFrom } from './random.ts';

const WORKERS = 4;
const LONGEST_MS = 2500;
/** The folder of each store. */
const STORES = { table: 'dynamodb', journal: 'engine' } as const;

export interface Outcome {
  kills: Record<string, number>;
  ledger: Ledger;
  findings: string[];
}

/** How a life ends: from outside at any moment, during start, or inside a commit of one of its stores. */
function fateOf(random: Random): { name: string; at?: CrashAt; afterMs?: number; starting?: true } {
  const fate = random.below(6);
  if (fate === 0) return { name: 'while it started', afterMs: random.below(900), starting: true };
  if (fate < 3) return { name: 'from outside', afterMs: 50 + random.below(LONGEST_MS) };
  const store = random.of(['table', 'journal'] as const);
  const when = random.of(['before', 'after'] as const);
  return {
    name: `in a commit of its ${store}`,
    at: { store: `/${STORES[store]}/`, nth: 1 + random.below(120), when },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function drive(life: Life, ledger: Ledger, random: Random): Promise<void> {
  const url = await life.url;
  if (url === undefined) return;
  const desk = new Desk(url);
  const lost = () => undefined;
  await ledger.repeat(desk).catch(lost);
  await Promise.all(Array.from({ length: WORKERS }, () => work(desk, ledger, random).catch(lost)));
}

async function liveAndDie(folder: string, ledger: Ledger, random: Random): Promise<string> {
  const fate = fateOf(random);
  const life = begin(folder, fate.at);
  const driven = drive(life, ledger, random);
  const latest = fate.afterMs ?? 4 * LONGEST_MS;
  if (!fate.starting) await life.url;
  await Promise.race([life.ended, pause(latest)]);
  life.child.kill('SIGKILL');
  await Promise.all([life.ended, driven]);
  return fate.name;
}

const leftBehind = (folder: string): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)
          ? [`process ${pid} is left`]
          : [];
      } catch {
        return [];
      }
    });

/** Kills a host this often while people work with it, then checks that everything is as it acknowledged. */
export async function crash(kills: number, seed: number, tell: (line: string) => void): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'kinbridge-crash-'));
  const [random, ledger, count] = [randomFrom(seed), new Ledger(), {} as Record<string, number>];
  let last: Life | undefined;
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const how = await liveAndDie(folder, ledger, random);
      count[how] = (count[how] ?? 0) + 1;
      tell(`kill ${kill}: ${how}; ${ledger.acknowledged} commands acknowledged`);
    }
    last = begin(folder);
    const url = await last.url;
    if (url === undefined) throw new Error('The host does not start any more.');
    const desk = new Desk(url);
    await ledger.repeat(desk);
    const found = await findings(desk, folder, ledger);
    const code = await stop(last);
    const after = [...(code === 0 ? [] : [`the host stopped with ${code}`]), ...leftBehind(folder)];
    return { kills: count, ledger, findings: [...found, ...after] };
  } finally {
    last?.child.kill('SIGKILL');
    await last?.ended;
    rmSync(folder, { recursive: true, force: true });
  }
}
