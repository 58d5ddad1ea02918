import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { BundleFinding } from '../../domain/audit/bundle.ts';
import { verifyBundle } from '../../domain/audit/bundle.ts';
import { realClock } from '../../local/clock.ts';
import { startHost } from '../../local/host.ts';
import { fetchBundle } from '../audit/fetch-bundle.ts';
import { openHistories } from '../audit/open-histories.ts';
import { adult, household } from './invented.ts';
import type { Attack, Call, Found } from './world.ts';
import { calling } from './world.ts';

const as = { user: 'auditor' };
const STATE = '"Review"';
const FORGED = '"Revised"';
const STAGE = 'eligibility-review.';
const MOST_LOOKS = 1_200;

/** Opens a host on the folder for some work. */
async function onHost<T>(
  dataDir: string,
  work: (call: Call, idle: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const clock = realClock();
  const host = await startHost({ dataDir, clock });
  try {
    return await work(calling(host), () => host.idle());
  } finally {
    await host.close();
    clock.close();
  }
}

/** A folder with a case of which a run, and a stage in it, have ended and are archived. */
async function ended(dataDir: string): Promise<string> {
  return onHost(dataDir, async (call, idle) => {
    const worker = { user: 'caseworker.amman' };
    const body = household([adult('Zahra Invented')]);
    const { caseId } = (await call('POST', '/cases', { ...worker, body })).body as { caseId: string };
    await eventually(() => underWay(call, caseId));
    await idle();
    const withdrawn = await call('POST', `/cases/${caseId}/withdraw`, {
      ...worker,
      body: { reasonCode: 'changed-mind' },
    });
    if (withdrawn.status >= 300) throw new Error(`Expected a withdrawal, received ${withdrawn.text}.`);
    await idle();
    const found = await eventually(() => findingsOf(call, caseId));
    if (found.length > 0)
      throw new Error(`Expected nothing wrong before, received ${JSON.stringify(found)}.`);
    return caseId;
  });
}

/** What an auditor finds who exports and verifies the case. */
async function findingsOf(call: Call, caseId: string): Promise<readonly BundleFinding[]> {
  const bundle = await fetchBundle(async (path) => (await call('GET', path, as)).body, 'cases', caseId);
  if (!bundle.histories?.some(({ executionId }) => executionId.startsWith(STAGE)))
    throw new Error('Expected an archived stage, received none.');
  return verifyBundle(bundle, { histories: openHistories(bundle) }).findings;
}

/** Refuses as long as the stage has not begun. */
async function underWay(call: Call, caseId: string): Promise<void> {
  const { text } = await call('GET', `/cases/${caseId}/executions`, as);
  if (!text.includes(STAGE)) throw new Error('Expected a stage under way, received none.');
}

/** What is found once the host has followed, which may take a moment where much goes on beside it. */
async function eventually<T>(look: () => Promise<T>): Promise<T> {
  for (let left = MOST_LOOKS; ; left -= 1)
    try {
      return await look();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
}

/** The archived histories in a folder, the stage's first. */
function archivedIn(dataDir: string): string[] {
  const folder = join(dataDir, 'archive', 'executions');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.gz'),
  );
  return files
    .toSorted((a, b) => Number(b.includes(STAGE)) - Number(a.includes(STAGE)))
    .map((name) => join(folder, name));
}

function write(file: string, bytes: Uint8Array): void {
  chmodSync(file, 0o600);
  writeFileSync(file, bytes);
}

/** What is done to a folder while no host runs on it, and what the check is to say, of which execution. */
interface Forgery {
  readonly what: string;
  readonly expected: BundleFinding['problem'];
  forge(dataDir: string): void;
}

const inJournal = (dataDir: string, change: (journal: DatabaseSync) => void): void => {
  const journal = new DatabaseSync(join(dataDir, 'engine', 'executions.sqlite'));
  change(journal);
  journal.close();
};

const FORGERIES: readonly Forgery[] = [
  {
    ...{ what: 'edits the history of an execution (fault 16)', expected: 'journal-changed' },
    forge: (dataDir) =>
      inJournal(dataDir, (journal) =>
        journal.prepare('UPDATE history SET events = replace(events, ?, ?)').run(STATE, FORGED),
      ),
  },
  {
    ...{ what: 'edits how an execution ended', expected: 'journal-changed' },
    forge: (dataDir) =>
      inJournal(dataDir, (journal) =>
        journal.exec(`UPDATE executions SET stopped = stopped + 1000 WHERE status <> 'RUNNING'`),
      ),
  },
  {
    ...{ what: 'edits an archived history', expected: 'history-changed' },
    forge(dataDir) {
      const [file = ''] = archivedIn(dataDir);
      const text = gunzipSync(readFileSync(file)).toString('utf8');
      write(file, gzipSync(text.replaceAll(STATE.replaceAll('"', ''), FORGED.replaceAll('"', ''))));
    },
  },
  {
    ...{ what: 'removes an archived history', expected: 'history-missing' },
    forge: (dataDir) => rmSync(archivedIn(dataDir)[0] ?? ''),
  },
  {
    ...{ what: 'exchanges two archived histories', expected: 'history-exchanged' },
    forge(dataDir) {
      const [one = '', other = ''] = archivedIn(dataDir);
      const [first, second] = [readFileSync(one), readFileSync(other)];
      write(one, second);
      write(other, first);
    },
  },
];

async function tried({ expected, forge }: Forgery): Promise<Found> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kinbridge-attack-'));
  try {
    const caseId = await ended(dataDir);
    forge(dataDir);
    return await onHost(dataDir, async (call) => {
      const found = await findingsOf(call, caseId).catch((error: Error) => [
        { problem: error.message, record: '' },
      ]);
      const named = found.some(
        ({ problem, record }) => problem === expected && record?.startsWith(`${STAGE}${caseId}`),
      );
      if (!named) return `found ${found.map(({ problem }) => problem).join(', ') || 'nothing'}`;
      const path = `/executions/${encodeURIComponent(`${STAGE}${caseId}-1-eligibility-review-1`)}`;
      const { archive } = (await call('GET', path, as)).body as { archive: { proved: string } };
      const shown = expected === 'journal-changed' ? 'as-told' : 'differs';
      return archive.proved === shown ? undefined : `the execution's page says ${archive.proved}`;
    });
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

export const JOURNAL: readonly Attack<void>[] = FORGERIES.map((forgery) => ({
  by: forgery.expected === 'journal-changed' ? 'forger of the journal' : 'forger of the archive',
  what: forgery.what,
  run: () => tried(forgery),
}));
