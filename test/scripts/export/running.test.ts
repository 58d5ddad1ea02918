import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import { afterAll, expect, it } from 'vitest';
import { currentSeam } from '../../../contracts/client-seam.ts';
import { openSealedFiles } from '../../../lambdas/services/sealed-files.ts';
import { reconcile } from '../../../lambdas/services/sweep.ts';
import { theKeys } from '../../../lambdas/services/the-keys.ts';
import { stateMachineArn } from '../../../local/account.ts';
import { realClock } from '../../../local/clock.ts';
import type { Host } from '../../../local/host.ts';
import { startHost } from '../../../local/host.ts';
import { importInto } from '../../../scripts/export/import-into.ts';
import { staff } from '../../fixtures/actors.ts';
import { kept } from '../../fixtures/documents.ts';
import { household } from '../../fixtures/household.ts';
import { jpegOf, pngOf } from '../../fixtures/pictures.ts';
import { exportFrom } from './export-from.ts';

const OFFICE = 'nairobi';
const folder = mkdtempSync(join(tmpdir(), 'kinbridge-running-'));
const [before, after] = [join(folder, 'before'), join(folder, 'after')];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function statusOf(host: Host, caseId: string): Promise<string> {
  const arn = stateMachineArn('resettlement-case').replace(':stateMachine:', ':execution:');
  const found = host.engine.call('DescribeExecution', { executionArn: `${arn}:${caseId}-1` });
  return found.then(
    ({ status }) => String(status),
    (error: Error) => error.name,
  );
}

it('a case under way is listed by the import, set going by nothing but the reconciler, and its work is there', async () => {
  const key = await generateX25519Identity();
  const old = await startHost({ dataDir: before, clock: realClock() });
  const user = `caseworker.${OFFICE}`;
  const made = await old.request('POST', '/cases', { user, body: household({ office: OFFICE }) });
  const { caseId } = made.body as { caseId: string };
  await old.request('POST', `/cases/${caseId}/start`, { user });
  const bytes = pngOf(20, 20);
  const { documentId } = await kept(staff('caseworker', OFFICE), caseId, bytes, {}, jpegOf());
  await old.idle();
  const archive = await exportFrom(old, key, { office: OFFICE });
  await old.close();

  cpSync(join(before, 'identity', 'id-key'), join(after, 'identity', 'id-key'));
  const done = await importInto({ dataDir: after, archive, secretKey: key });
  expect(done).toMatchObject({ running: [caseId], files: 1 });

  const host = await startHost({ dataDir: after, clock: realClock() });
  await host.idle();
  const lying = await currentSeam()!.files!.read(documentId, 0, bytes.length);
  expect(Buffer.from(lying!).equals(bytes)).toBe(false);
  const files = openSealedFiles(currentSeam()!.files!, theKeys);
  const stored = await files.read(documentId, 0, bytes.length);
  expect(Buffer.from(stored!).equals(bytes)).toBe(true);
  const picture = await files.readPicture(documentId, undefined);
  expect(jpegOf().equals(picture!)).toBe(true);
  expect(await statusOf(host, caseId)).toBe('ExecutionDoesNotExist');
  const found = await host.request('POST', '/cases/search', {
    user,
    body: { text: household().members[0]!.name },
  });
  expect(JSON.stringify(found.body)).toContain(caseId);
  await reconcile(caseId, new Date().toISOString());
  await host.idle();
  expect(await statusOf(host, caseId)).toBe('RUNNING');
  const { body } = await host.request('GET', '/work-items?limit=100', { user });
  expect(JSON.stringify(body)).toContain(caseId);
  await host.close();
});
