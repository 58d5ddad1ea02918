import { chained, checked } from './forger.ts';
import type { Attack, Found, World } from './world.ts';

/** So many checks meet a commit; more than so many are not tried, however slowly a busy machine commits. */
const MEETINGS = 150;
const MAX_CHECKS = 30_000;
const WRITERS = 4;
const flag = (instruction: string) => ({ kind: 'security', instruction, blocks: [] });

interface Load {
  commits: number;
  done: boolean;
}

/** Somebody who commits to the case, one after another, until the auditor has enough. */
async function write({ call }: World, caseId: string, writer: number, load: Load): Promise<void> {
  while (!load.done) {
    const body = flag(`${writer}-${load.commits}`);
    const answer = await call('POST', `/cases/${caseId}/flags`, { user: 'caseworker.amman', body });
    if (answer.status === 202) load.commits += 1;
    // Where others hold up the machine, a commit may take longer than its caller waits.
    else if (answer.status !== 409 && answer.status < 500)
      throw new Error(`Expected a flag, received ${answer.text}.`);
  }
}

/** Checks the newest part of the chain, whose end moves under the reader, as well as its beginning. */
async function checkNewest({ call }: World, caseId: string, load: Load): Promise<string[]> {
  const after = Math.max(0, load.commits - 3);
  const path = `/cases/${caseId}/audit?limit=50&after=${after}`;
  const { status, body } = await call('GET', path, { user: 'auditor' });
  if (status !== 200) return [`answered ${status}`];
  return (body as { findings: { problem: string; seq: number }[] }).findings.map(
    ({ problem, seq }) => `${problem} at ${seq}`,
  );
}

async function underLoad(world: World): Promise<Found> {
  const caseId = await chained(world);
  const load: Load = { commits: 0, done: false };
  const writers = Array.from({ length: WRITERS }, (_, writer) => write(world, caseId, writer, load));
  const findings: string[] = [];
  let moved = 0;
  try {
    for (let check = 0; check < MAX_CHECKS && moved < MEETINGS; check += 1) {
      const before = load.commits;
      findings.push(...(await checkNewest(world, caseId, load)));
      if (load.commits > before) moved += 1;
    }
  } finally {
    load.done = true;
    await Promise.all(writers);
  }
  findings.push(...(await checked(world, caseId)));
  if (findings.length > 0) return `false findings: ${[...new Set(findings)].join(', ')}`;
  return moved < MEETINGS ? `only ${moved} checks met a commit` : undefined;
}

export const AUDITOR: readonly Attack[] = [
  {
    by: 'auditor under load',
    what: 'checks a chain hundreds of times while it is written (fault 16)',
    run: underLoad,
  },
];
