import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { type Host, startHost } from '../../../local/host.ts';
import { backUp } from '../../../scripts/backup/back-up.ts';
import { restoreInto } from '../../../scripts/backup/restore-into.ts';
import { adult, consentsOf, household } from '../../fixtures/household.ts';
import { speltOf } from '../../local/erasure/spelt.ts';
import { backupKeys } from './keys.ts';

let folder: string;
let host: Host | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinbridge-erased-'));
});
afterEach(async () => {
  await host?.close();
  host = undefined;
  rmSync(folder, { recursive: true, force: true });
});

interface Waiting {
  readonly waitsFor: readonly { readonly workItemId: string; readonly kind: string }[];
}

const started = async (dataDir: string): Promise<Host> => {
  host = await startHost({ dataDir, clock: realClock(), rateLimits: null });
  return host;
};
const as = (user: string) => ({ user });
const idOf = ({ body }: { body: unknown }, field: string) => String((body as Record<string, unknown>)[field]);

it('an erased household does not come back with a backup of before', async () => {
  const { to, from } = await backupKeys(folder);
  const dataDir = join(folder, 'data');
  const first = await started(dataDir);
  const call = (user: string, method: string, path: string, body?: object) =>
    first.request(method as 'GET', path, { ...as(user), ...(body ? { body } : {}) });
  const caseId = idOf(
    await call('caseworker.amman', 'POST', '/cases', household({ number: 'KB-ERASED-1' })),
    'caseId',
  );
  const decideOn = async (kind: string, form: object) => {
    await first.idle();
    const { body } = await call('caseworker.amman', 'GET', `/cases/${caseId}`);
    const item = (body as Waiting).waitsFor.find((one) => one.kind === kind);
    const decided = await call('supervisor.amman', 'POST', `/work-items/${item?.workItemId}/decision`, form);
    expect([kind, decided.status]).toEqual([kind, 200]);
    await first.idle();
  };
  await call('caseworker.amman', 'POST', `/cases/${caseId}/start`);
  await first.idle();
  await call('caseworker.amman', 'POST', `/cases/${caseId}/withdraw`, { reasonCode: 'changed-plans' });
  await decideOn('closure-approval', { decision: 'approve', reasonCode: 'as-asked' });
  const others = [adult({ name: 'Berivan Kanatli' })];
  const other = household({ number: 'KB-KEPT-1', members: others, consents: consentsOf(others) });
  const keptId = idOf(await call('caseworker.amman', 'POST', '/cases', other), 'caseId');
  await first.idle();
  await backUp({ dataDir, ...to });
  expect(await speltOf(caseId, dataDir, join(dataDir, 'keys'), 'amman')).toEqual(['haddad', 'samira']);

  const asked = {
    right: 'erasure',
    askedBy: 'self',
    channel: 'letter',
    words: 'Please.',
    askedOn: '2026-01-05',
  };
  const path = `/records/${caseId}/rights`;
  const requestId = idOf(await call('caseworker.amman', 'POST', path, asked), 'requestId');
  await decideOn('rights-request', { decision: 'granted', told: 'letter' });
  const { body: rights } = await call('caseworker.amman', 'GET', path);
  expect(rights).toMatchObject({ requests: [{ id: requestId, status: 'erased' }] });
  expect(readdirSync(join(dataDir, 'archive', 'erasures'))).toContain(`${caseId}.json`);
  await first.close();
  expect(await speltOf(caseId, dataDir, join(dataDir, 'keys'), 'amman')).toEqual([]);

  const asItWas = join(folder, 'as-it-was');
  await restoreInto({ ...from, into: asItWas });
  expect(await speltOf(caseId, asItWas, join(dataDir, 'keys'), 'amman')).toEqual([]);

  const into = join(folder, 'restored');
  const ledger = join(folder, 'a-ledger');
  mkdirSync(ledger);
  writeFileSync(join(ledger, `${caseId}.json`), 'not a line');
  await expect(restoreInto({ ...from, into, ledgers: [ledger] })).rejects.toThrow(/no line of the ledger/);
  expect(existsSync(into)).toBe(false);
  const forged = { owner: keptId, requestId: `rights-${'1'.repeat(20)}`, at: '2026-01-05T00:00:00.000Z' };
  const line = JSON.stringify({ ...forged, backupsUntil: '2026-02-09', mark: `erasure-${'0'.repeat(20)}` });
  rmSync(join(ledger, `${caseId}.json`));
  writeFileSync(join(ledger, `${keptId}.json`), line);
  const ledgers = [join(dataDir, 'archive'), ledger];
  await expect(restoreInto({ ...from, into, ledgers })).rejects.toThrow(`that ${keptId} was erased`);
  expect(existsSync(into)).toBe(false);
  const replayed = join(folder, 'replayed');
  await restoreInto({ ...from, into: replayed, ledgers, unmarked: 'replay' });
  expect(readdirSync(join(replayed, 'archive', 'erasures'))).toContain(`${keptId}.json`);
  await restoreInto({ ...from, into, ledgers, unmarked: 'leave-out' });
  expect(readdirSync(join(into, 'archive', 'erasures'))).not.toContain(`${keptId}.json`);
  const again = await started(into);
  await again.idle();
  const found = await again.request('GET', `/cases/${caseId}`, as('caseworker.amman'));
  expect(found.status).toBe(410);
  const search = { user: 'caseworker.amman', body: { name: 'Samira Haddad' } };
  const { body: persons } = await again.request('POST', '/persons/search', search);
  expect(JSON.stringify(persons)).not.toContain(caseId);
  const kept = { user: 'caseworker.amman', body: { name: 'Berivan Kanatli' } };
  const { body: stillThere } = await again.request('POST', '/persons/search', kept);
  expect(JSON.stringify(stillThere)).toContain(keptId);
});
