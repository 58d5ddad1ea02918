import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../contracts/functions.ts';
import { toldIn } from '../../../domain/audit/archived-execution.ts';
import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import { theStore } from '../../../lambdas/services/the-store.ts';
import { stateMachineArn } from '../../../local/account.ts';
import type { Clock } from '../../../local/clock.ts';
import type { Host } from '../../../local/host.ts';
import { startHost } from '../../../local/host.ts';
import { executionArn as arnOf } from '../../../local/stepfunctions/names.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { adult, household } from '../../../scripts/attack/invented.ts';

const START = Date.parse('2026-03-02T08:00:00.000Z');
const DAY = 86_400_000;
const ROOT = new URL('../../../', import.meta.url).pathname;
const WHOLE = FUNCTIONS.map((each) => ({ ...each, entry: ROOT + each.entry }));
const DEAF = WHOLE.filter(({ name }) => name !== 'ArchiveExecution');

let dataDir = '';
let host: Host;
let clock: Clock;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kinbridge-archiving-'));
});
afterEach(async () => {
  await host.close();
  clock.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function open(functions = WHOLE, at = START): Promise<void> {
  clock = virtualClock(at);
  host = await startHost({ dataDir, clock, lists: { functions }, keepsExecutions: true });
}
async function reopen(functions = WHOLE, at = START): Promise<void> {
  await host.close();
  clock.close();
  await open(functions, at);
}
const call = async (method: string, path: string, user = 'auditor', body?: object) =>
  (await host.request(method, path, { user, ...(body && { body }) })).body as never;

/** An execution of a workflow about a case, which is stopped at once. */
async function stopped(workflow: string, caseId: string): Promise<string> {
  const [machine, name] = [stateMachineArn(workflow), `${caseId}-1-${workflow}`];
  const input = JSON.stringify({ caseId });
  await host.engine.call('StartExecution', { stateMachineArn: machine, name, input });
  await host.engine.call('StopExecution', { executionArn: arnOf(machine, name) });
  await host.idle();
  return `${workflow}.${name}`;
}
async function newCase(): Promise<string> {
  const body = household([adult('Zahra Invented')], { start: false });
  const { caseId } = (await call('POST', '/cases', 'caseworker.amman', body)) as { caseId: string };
  return caseId;
}
const describeOne = (id: string) => {
  const [workflow = '', name = ''] = id.split('.');
  return host.engine.call('DescribeExecution', { executionArn: arnOf(stateMachineArn(workflow), name) });
};
const archived = (): string[] =>
  existsSync(join(dataDir, 'archive', 'executions'))
    ? readdirSync(join(dataDir, 'archive', 'executions'), { recursive: true, encoding: 'utf8' }).filter(
        (name) => name.endsWith('.gz'),
      )
    : [];
/** The executions of which the chain of a case tells, entry by entry. */
async function told(caseId: string): Promise<string[][]> {
  const { entries } = (await call('GET', `/cases/${caseId}/audit`)) as { entries: AuditEntry[] };
  const all = entries.map((entry) => toldIn(entry).map(({ executionId }) => executionId));
  return all.filter((ids) => ids.length > 0);
}
const gaps = async (): Promise<string[]> => {
  const { archive } = (await call('GET', '/anchors')) as {
    archive: { gaps: { executionId: string }[] } | null;
  };
  return (archive?.gaps ?? []).map(({ executionId }) => executionId);
};

describe('the daily check of the archive', () => {
  it('archives what nobody was told of, and has the chain of each case tell of a day once', async () => {
    await open(DEAF);
    const caseId = await newCase();
    const ids = [await stopped('health-assessment', caseId), await stopped('travel', caseId)];
    expect([archived(), await told(caseId)]).toEqual([[], []]);
    await host.checkArchive();
    expect(archived()).toHaveLength(2);
    expect((await told(caseId)).map((each) => each.toSorted())).toEqual([ids.toSorted()]);
    await host.checkArchive();
    await reopen();
    await host.checkArchive();
    expect([archived().length, (await told(caseId)).length, await gaps()]).toEqual([2, 1, []]);
  });

  it('misses nothing that ends after a check which a wrong clock dated a year ahead', async () => {
    await open(DEAF);
    const caseId = await newCase();
    const whole = new Date(START + 365 * DAY).toISOString();
    await theStore().keepArchiveCheck({ at: whole, whole, gaps: [] });
    const id = await stopped('travel', caseId);
    await host.checkArchive();
    expect(await told(caseId)).toEqual([[id]]);
  });

  it('finds an execution of which no chain can tell, once it ended more than a day ago', async () => {
    await open();
    const id = await stopped('travel', 'case-00000000000000000000');
    await host.checkArchive();
    expect([archived().length, await gaps()]).toEqual([1, []]);
    await reopen(WHOLE, START + 2 * DAY);
    await host.checkArchive();
    expect(await gaps()).toEqual([id]);
  });

  it('finds an execution that could not be archived, and no longer once it is', async () => {
    await open(DEAF);
    const caseId = await newCase();
    const id = await stopped('travel', caseId);
    await reopen(DEAF, START + 2 * DAY);
    const folder = join(dataDir, 'archive', 'executions');
    mkdirSync(join(dataDir, 'archive'), { recursive: true });
    writeFileSync(folder, 'in the way');
    await host.checkArchive();
    expect(await gaps()).toEqual([id]);
    rmSync(folder);
    await reopen(DEAF, START + 3 * DAY);
    await host.checkArchive();
    expect([await gaps(), await told(caseId)]).toEqual([[], [[id]]]);
  });

  it('has only that forgotten which is in the archive as its chain tells', async () => {
    await open();
    const caseId = await newCase();
    const [whole, damaged, removed] = [
      await stopped('health-assessment', caseId),
      await stopped('travel', caseId),
      await stopped('sponsorship', caseId),
    ];
    expect(await host.checkArchive()).toBe(0);
    const fileOf = (id: string) =>
      join(dataDir, 'archive', 'executions', archived().find((name) => name.includes(id)) ?? '');
    chmodSync(fileOf(damaged), 0o600);
    writeFileSync(fileOf(damaged), gzipSync('{}'));
    rmSync(fileOf(removed));
    await reopen(WHOLE, START + 91 * DAY);
    expect(await host.checkArchive()).toBe(1);
    await expect(describeOne(whole)).rejects.toThrow('Does Not Exist');
    for (const id of [damaged, removed]) expect(await describeOne(id)).toMatchObject({ status: 'ABORTED' });
  });

  it('lets a history be read on, page by page, that is forgotten between two pages', async () => {
    await open();
    const id = await stopped('travel', await newCase());
    const pages = async (after = async () => {}) => {
      const found: object[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const query = cursor && `&cursor=${encodeURIComponent(cursor)}`;
        const page: { events: object[]; cursor: string | null } = await call(
          ...(['GET', `/executions/${id}/history?limit=1${query}`] as const),
        );
        if (found.length === 0) await after();
        found.push(...page.events);
        cursor = page.cursor;
      }
      return found;
    };
    await host.checkArchive();
    const whole = await pages();
    expect(whole.length).toBeGreaterThan(1);
    await reopen(WHOLE, START + 91 * DAY);
    const gone = async () => expect(await host.checkArchive()).toBe(1);
    expect(await pages(gone)).toEqual(whole);
  });
});
