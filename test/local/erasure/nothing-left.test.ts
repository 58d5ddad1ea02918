import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../domain/audit/bundle.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { fetchBundle } from '../../../scripts/audit/fetch-bundle.ts';
import { openHistories } from '../../../scripts/audit/open-histories.ts';
import { backUp } from '../../../scripts/backup/back-up.ts';
import { restoreInto } from '../../../scripts/backup/restore-into.ts';
import { type DemoHost, startDemoHost } from '../../../scripts/demo/demo-host.ts';
import { backupKeys } from '../../scripts/backup/keys.ts';
import { type Asked, asking, liveThrough } from '../canary/course.ts';
import { needles, searcher } from '../canary/needles.ts';
import { type Place, placesIn } from '../canary/places.ts';
import type { SecretName } from '../canary/values.ts';
import { openedIn, remainingKeys } from './remaining-keys.ts';

const START = Date.parse('2026-11-23T08:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'kinbridge-nothing-left-'));
const dataDir = join(folder, 'data');
type Body = Record<string, unknown>;
let host: DemoHost;
let asked: Asked;
let caseId: string;

/** Of nobody whom this erases: a registration that was not confirmed. */
const ELSEWHERE: readonly SecretName[] = ['joiningName', 'joiningMail', 'joiningAdult'];
/** Words of a search, which are written nowhere, before or after. */
const NEVER_WRITTEN: readonly SecretName[] = ['askedName'];
const SOUGHT = needles().filter(({ value }) => !ELSEWHERE.includes(value));
const search = searcher(SOUGHT);
const found = (places: Iterable<Place>, of?: SecretName): string[] => {
  const all = new Set<string>();
  for (const { where, bytes } of places)
    for (const { value, form } of search(bytes))
      if (of === undefined || value === of) all.add(`${where}: ${value} (${form})`);
  return [...all].sort();
};

/** Everything in a copy of a data folder: as it lies there, and opened with the keys of this key folder. */
async function everythingIn(data: string, keysOf = data): Promise<Place[]> {
  const copy = mkdtempSync(join(folder, 'copy-'));
  const keys = mkdtempSync(join(folder, 'keys-'));
  cpSync(data, copy, { recursive: true, filter: (path) => !path.includes('.sock') });
  cpSync(join(keysOf, 'keys'), keys, { recursive: true });
  return [...placesIn(copy), ...openedIn(copy, await remainingKeys(keys))];
}

/** Asks for an erasure; the people of the canary's course grant it some days later. */
async function erase(recordId: string, by: string, personId?: string): Promise<void> {
  const body = {
    ...{ right: 'erasure', askedBy: 'self', channel: 'letter', words: 'Please.', askedOn: '2026-11-24' },
    ...(personId ? { personId } : {}),
  };
  const path = `/records/${recordId}/rights`;
  const { requestId } = await host.clock.hold(() => asked.ask(by, 'POST', path, body));
  await host.idle();
  const { requests } = await asked.ask(by, 'GET', path);
  expect((requests as Body[]).find(({ id }) => id === requestId)).toMatchObject({ status: 'erased' });
}

const WORKER = 'caseworker.amman';
const OFFICER = 'sponsorship.toronto';
let backup: Awaited<ReturnType<typeof backupKeys>>;

beforeAll(async () => {
  host = await startDemoHost(virtualClock(START), { dataDir }, false);
  ({ caseId } = await liveThrough(host));
  asked = asking(host);
  backup = await backupKeys(folder);
  await backUp({ dataDir, ...backup.to });
}, 600_000);
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what is erased', () => {
  it('was there before, and the search would have found it', async () => {
    const before = found(await everythingIn(dataDir));
    const written = SOUGHT.filter(({ value }) => !NEVER_WRITTEN.includes(value));
    for (const { value } of written) expect(before.some((one) => one.includes(`: ${value} (`))).toBe(true);
  });

  it('is gone of one person', async () => {
    const file = await asked.ask(WORKER, 'GET', `/cases/${caseId}`);
    const { id } = (file.persons as Body[]).find(({ relationship }) => relationship === 'spouse') as Body;
    await erase(caseId, WORKER, String(id));
    expect(found(await everythingIn(dataDir), 'spouse')).toEqual([]);
  });

  it('is gone of a whole case and of every sponsor, of whom one had taken the household in', async () => {
    await erase(caseId, WORKER);
    const { sponsors } = await asked.ask(OFFICER, 'GET', '/sponsors');
    expect((sponsors as Body[]).some(({ taken }) => Number(taken) > 0)).toBe(true);
    for (const { id } of sponsors as Body[]) await erase(String(id), OFFICER);
    expect(found(await everythingIn(dataDir))).toEqual([]);
  });

  it('does not come back with a backup of before', async () => {
    const into = join(folder, 'restored');
    await restoreInto({ ...backup.from, into, ledgers: [join(dataDir, 'archive')] });
    expect(found(await everythingIn(into))).toEqual([]);
  });

  it('cannot be had from the data of a backup with the keys that remain when those of the backup have expired', async () => {
    const into = join(folder, 'as-it-was');
    await restoreInto({ ...backup.from, into });
    expect(found(await everythingIn(into)).length).toBeGreaterThan(0);
    rmSync(join(into, 'keys'), { recursive: true });
    expect(found(await everythingIn(into, dataDir))).toEqual([]);
  });

  it('leaves chain, anchor and proofs that verify', async () => {
    const auditor = 'auditor';
    await asked.ask(auditor, 'POST', '/anchors');
    const bundle = await fetchBundle((path) => asked.ask(auditor, 'GET', path), 'cases', caseId);
    const { findings, anchoredTo } = verifyBundle(bundle, { histories: openHistories(bundle) });
    expect([findings, anchoredTo]).toEqual([[], bundle.entries.length]);
  });
});
