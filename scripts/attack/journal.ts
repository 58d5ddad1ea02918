import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { realClock } from '../../local/clock.ts';
import { startHost } from '../../local/host.ts';
import { adult, household } from './invented.ts';
import type { Attack, Call, Found } from './world.ts';
import { calling, OPEN } from './world.ts';

const as = { user: 'auditor' };
const STATE = '"Review"';
const FORGED = '"Revised"';

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

/** Histories of all executions of a case, as an auditor reads them. */
async function historiesOf(call: Call, caseId: string): Promise<string> {
  const listed = await call('GET', `/cases/${caseId}/executions`, as);
  const ids = [...new Set(listed.text.match(/"executionId":"[^"]+"/g) ?? [])].map((one) => one.slice(15, -1));
  const histories: string[] = [];
  for (const id of ids) {
    const answer = await call('GET', `/executions/${encodeURIComponent(id)}/history`, as);
    if (answer.status !== 200) throw new Error(`Expected a history, received ${answer.text}.`);
    histories.push(answer.text);
  }
  return histories.join('\n');
}

async function edited(): Promise<Found> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kinbridge-attack-'));
  try {
    const caseId = await onHost(dataDir, async (call, idle) => {
      const body = household([adult('Zahra Invented')]);
      const answer = await call('POST', '/cases', { user: 'caseworker.amman', body });
      await idle();
      const { caseId: id } = answer.body as { caseId: string };
      const before = await historiesOf(call, id);
      if (!before.includes(STATE)) throw new Error('Expected a history with a review, received another.');
      return id;
    });
    const folder = join(dataDir, 'engine');
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.sqlite'))) {
      const journal = new DatabaseSync(join(folder, file));
      journal.prepare('UPDATE history SET events = replace(events, ?, ?)').run(STATE, FORGED);
      journal.close();
    }
    return await onHost(dataDir, async (call) => {
      const after = await historiesOf(call, caseId);
      return after.includes(FORGED) ? OPEN : undefined;
    });
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

export const JOURNAL: readonly Attack<void>[] = [
  { by: 'forger of the journal', what: 'edits the history of an execution (fault 16)', run: edited },
];
