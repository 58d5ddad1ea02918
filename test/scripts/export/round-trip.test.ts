import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../domain/audit/bundle.ts';
import { LEFT_OUT } from '../../../domain/export/archive.ts';
import { startHost } from '../../../local/host.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { ENTITY_SCHEMAS } from '../../../registry/entity-schemas.ts';
import { fetchBundle } from '../../../scripts/audit/fetch-bundle.ts';
import { openHistories } from '../../../scripts/audit/open-histories.ts';
import { runDemo } from '../../../scripts/demo/run.ts';
import type { OpenedExport } from '../../../scripts/export/archive.ts';
import { entitiesOf, openExport } from '../../../scripts/export/archive.ts';
import { importInto } from '../../../scripts/export/import-into.ts';
import { exportFrom } from './export-from.ts';

const LATER = Date.parse('2028-06-01T08:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'kinbridge-export-'));
const [before, after] = [join(folder, 'before'), join(folder, 'after')];
let key: string;
let archive: Uint8Array;
let first: OpenedExport;

const contentOf = (opened: OpenedExport): string[] =>
  [...new Set(opened.parts.flatMap(entitiesOf).map((line) => JSON.stringify(line)))].sort();

beforeAll(async () => {
  key = await generateX25519Identity();
  await runDemo({ intake: 'samples/intake.json', seed: 1, households: 4, data: before }, () => ({
    imported() {},
    progress() {},
  }));
  const host = await startHost({ dataDir: before, clock: virtualClock(LATER) });
  archive = await exportFrom(host, key, { programme: 'resettlement' });
  await host.close();
  first = await openExport(archive, key);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a full export of the end of a demo', () => {
  it('has cases with everything about them, their sponsors, and the schema of each entity', () => {
    const types = new Set(first.parts.flatMap(entitiesOf).map(({ type }) => String(type)));
    for (const type of [
      'case',
      'person',
      'consent',
      'work-item',
      'offer',
      'notice',
      'audit-entry',
      'sponsor',
    ])
      expect(types).toContain(type);
    const files = [...first.parts[0]!.keys()];
    for (const type of Object.keys(ENTITY_SCHEMAS).filter((one) => !(one in LEFT_OUT)))
      expect(files).toContain(`schemas/${type}.json`);
    expect(first.parts.some((part) => part.get('person.csv')?.startsWith('type,schema,id'))).toBe(true);
    expect(first.parts.some((part) => part.has('unread.jsonl'))).toBe(false);
  });

  it('is read with no other key', async () => {
    await expect(openExport(archive, await generateX25519Identity())).rejects.toThrow(/no identity matched/);
  });

  it('imports into an empty folder, and an export of that has the same content', async () => {
    await expect(importInto({ dataDir: after, archive, secretKey: key })).rejects.toThrow(/identity\/id-key/);
    rmSync(after, { recursive: true, force: true });
    cpSync(join(before, 'identity', 'id-key'), join(after, 'identity', 'id-key'));
    cpSync(join(before, 'archive', 'executions'), join(after, 'archive', 'executions'), { recursive: true });
    const done = await importInto({ dataDir: after, archive, secretKey: key });
    expect(done).toMatchObject({ unread: 0, running: [] });
    expect(done.written).toBe(contentOf(first).length);
    expect((await importInto({ dataDir: after, archive, secretKey: key })).written).toBe(0);

    const host = await startHost({ dataDir: after, clock: virtualClock(LATER) });
    const second = await openExport(await exportFrom(host, key, { programme: 'resettlement' }), key);
    await host.idle();
    expect(host.mail.messages()).toEqual([]);
    await host.close();
    expect(contentOf(second)).toEqual(contentOf(first));
  });

  it.each([
    ['the installation that exported', before],
    ['the one that imported', after],
  ])('can be proved case by case in %s', async (_which, dataDir) => {
    const host = await startHost({ dataDir, clock: virtualClock(LATER) });
    const get = async (path: string) => (await host.request('GET', path, { user: 'auditor' })).body;
    await host.request('POST', '/anchors', { user: 'auditor', body: {} });
    const owners = new Set(
      first.parts.flatMap(entitiesOf).map(({ type, id }) => [type, String(id)] as const),
    );
    let proved = 0;
    for (const [type, owner] of owners) {
      if (type !== 'case' && type !== 'sponsor') continue;
      const bundle = await fetchBundle(get, type === 'case' ? 'cases' : 'sponsors', owner);
      const report = verifyBundle(bundle, { histories: openHistories(bundle) });
      expect([owner, report.findings, report.records.unbound]).toEqual([owner, [], 0]);
      expect([owner, report.anchoredTo]).toEqual([owner, report.entries]);
      proved += report.records.proved;
    }
    await host.close();
    expect(proved).toBeGreaterThan(100);
  });
});
