import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { primaryKey } from '../../../contracts/table.ts';
import { LEFT_OUT } from '../../../domain/export/archive.ts';
import { ENTITY_SCHEMAS } from '../../../registry/entity-schemas.ts';
import { openExport } from '../../../scripts/export/archive.ts';
import { ASYLUM, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { fileOf, kept } from '../../fixtures/documents.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
let key: string;
let recipient: string;
beforeAll(async () => {
  table = await openTestTable();
  key = await generateX25519Identity();
  recipient = await identityToRecipient(key);
});

const AT = '2026-03-10T09:00:00.000Z';
const first = staff('administrator', 'amman', 'admin-1');
const second = staff('administrator', 'amman', 'admin-2');
const wanted = (over: object = {}) => ({ office: ASYLUM, recipient, reasonCode: 'office-handover', ...over });
const ask = (body: object = wanted(), by = first) => api('AskExport', { by, body, at: AT });
const decide = (exportId: string, by = second, decision = 'approve') =>
  api('DecideExport', { by, path: { exportId }, body: { decision }, at: AT });
const read = (exportId: string, by = first, query: Record<string, string> = {}, at = AT) =>
  api('ReadExportPart', { by, path: { exportId }, query, at });
const askedFor = async (body?: object) => String((await ask(body)).body.exportId);

async function opened({ body }: { body: Record<string, unknown> }): Promise<Map<string, string>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(key);
  const files = unzipSync(await decrypter.decrypt(Buffer.from(String(body.data), 'base64')));
  return new Map(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** The files of every part of an approved export. */
async function everything(body: object): Promise<Map<string, string>> {
  const exportId = await askedFor(body);
  await decide(exportId);
  const files = new Map<string, string>();
  for (let cursor = ''; ; ) {
    const part = await read(exportId, first, cursor === '' ? {} : { cursor });
    for (const [name, text] of await opened(part)) files.set(name, (files.get(name) ?? '') + text);
    if (part.body.next === null) return files;
    cursor = String(part.body.next);
  }
}

describe('an export is asked for by one and approved by another', () => {
  it('never by who asked, and is not downloaded before', async () => {
    const exportId = await askedFor();
    expect((await decide(exportId, first)).body.type).toBe('urn:kinbridge:error:FourEyes');
    expect((await read(exportId)).status).toBe(409);
    expect((await decide(exportId)).body).toMatchObject({ status: 'approved' });
    expect((await decide(exportId)).body).toMatchObject({ status: 'approved' });
    expect((await decide(exportId, second, 'refuse')).status).toBe(409);
    expect((await read(exportId)).status).toBe(200);
  });

  it('is downloaded by who asked alone, for seven days', async () => {
    const exportId = await askedFor();
    await decide(exportId);
    expect((await read(exportId, second)).status).toBe(403);
    expect((await read(exportId, first, {}, '2026-03-17T08:59:59.000Z')).status).toBe(200);
    expect((await read(exportId, first, {}, '2026-03-17T09:00:00.000Z')).status).toBe(410);
  });

  it('is not downloaded once refused', async () => {
    const exportId = await askedFor();
    expect((await decide(exportId, second, 'refuse')).body).toMatchObject({ status: 'refused' });
    expect((await read(exportId)).status).toBe(409);
  });

  it('may be approved by a supervisor of the office, and no other knows of it', async () => {
    const exportId = await askedFor();
    const elsewhere = staff('supervisor', 'nairobi', 'supervisor-n');
    expect((await decide(exportId, elsewhere)).status).toBe(404);
    const listed = async (by: typeof first) =>
      JSON.stringify((await api('ListExports', { by, query: { limit: '100' } })).body);
    expect(await listed(elsewhere)).not.toContain(exportId);
    expect(await listed(staff('supervisor', ASYLUM))).toContain(exportId);
    expect((await decide(exportId, staff('supervisor', ASYLUM))).body).toMatchObject({ status: 'approved' });
  });

  it('says in a chain of its own who asked, approved and downloaded', async () => {
    const exportId = await askedFor();
    await decide(exportId);
    await read(exportId);
    const { links, findings } = await table.store.readChainPart(exportId, 0, 10);
    expect(findings).toEqual([]);
    expect(links.flatMap((link) => ('facts' in link ? [[link.actor.id, link.facts[0]!.act]] : []))).toEqual([
      ['admin-1', 'export.asked'],
      ['admin-2', 'export.approved'],
      ['admin-1', 'export.downloaded'],
    ]);
  });
});

describe('an export is refused', () => {
  it('without an office or a programme, without a reason, or for a key with a typing error', async () => {
    const { office: _office, ...nowhere } = wanted();
    expect((await ask(nowhere)).body).toMatchObject({ issues: [{ code: 'office-or-programme' }] });
    expect((await ask({ ...wanted(), reasonCode: undefined })).status).toBe(400);
    const mistyped = `${recipient.slice(0, -1)}${recipient.endsWith('q') ? 'p' : 'q'}`;
    expect((await ask(wanted({ recipient: mistyped }))).body).toMatchObject({
      issues: [{ path: 'recipient' }],
    });
    expect((await ask(wanted(), staff('supervisor'))).status).toBe(403);
  });

  it('at a cursor that no part had', async () => {
    const exportId = await askedFor();
    await decide(exportId);
    expect((await read(exportId, first, { cursor: 'abc' })).status).toBe(400);
  });
});

describe('an export has', () => {
  it('all cases of the office with what is stored under them, its sponsors and staff, as JSON Lines and CSV', async () => {
    const cases = await Promise.all(Array.from({ length: 12 }, () => storedCase(table)));
    const elsewhere = await storedCase(table, { office: 'nairobi' });
    const own = sponsor({ id: `sponsor-${'a'.repeat(20)}`, destinationOffice: ASYLUM, version: 1 });
    await table.store.commitSponsor({ sponsor: own, facts: [{ act: 'sponsor.registered' }] }, command());
    await api('ListCases', { by: staff('caseworker') });
    const files = await everything(wanted());
    const lines = (type: string) =>
      (files.get(`${type}.jsonl`) ?? '')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    const ids = lines('case').map(({ id }) => id);
    for (const file of cases) expect(ids).toContain(file.case.id);
    expect(ids).not.toContain(elsewhere.case.id);
    expect(lines('person').length).toBeGreaterThanOrEqual(cases.length);
    expect(lines('audit-entry').map(({ caseId }) => caseId)).toContain(cases[0]!.case.id);
    expect(lines('sponsor').map(({ id }) => id)).toContain(own.id);
    expect(lines('staff-member').map(({ id }) => id)).toContain('caseworker-1');
    expect(files.get('case.csv')).toMatch(/^type,schema,id,/);
    expect(JSON.parse(files.get('manifest.json')!)).toMatchObject({
      scope: { office: ASYLUM },
      leftOut: LEFT_OUT,
    });
    expect(JSON.parse(files.get('schemas/person.json')!)).toHaveProperty('properties.birthDate');
  });

  it('the bytes of documents, in pieces where they are large', async () => {
    const { case: caseRecord } = await storedCase(table);
    const bytes = fileOf('pdf', 3_400_000);
    const { documentId } = await kept(staff('caseworker'), caseRecord.id, bytes);
    const exportId = await askedFor();
    await decide(exportId);
    const parts: Record<string, Uint8Array> = {};
    for (let cursor: unknown = ''; cursor !== null; ) {
      const { body } = await read(exportId, first, cursor === '' ? {} : { cursor: String(cursor) });
      parts[String(body.name)] = Buffer.from(String(body.data), 'base64');
      cursor = body.next;
    }
    const whole = await openExport(zipSync(parts), key);
    expect(Buffer.from(whole.files.get(documentId)!).equals(bytes)).toBe(true);
  });

  it('the cases of a programme at whatever office, each once', async () => {
    await storedCase(table, { office: 'nairobi' });
    const files = await everything({ programme: 'resettlement', recipient, reasonCode: 'safe-copy' });
    const ids = files.get('case.jsonl')!.split('\n').filter(Boolean);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.some((line) => line.includes('"office":"nairobi"'))).toBe(true);
    expect(files.has('staff-member.jsonl')).toBe(false);
  });

  it('every kind of record there is, unless it is said why not', () => {
    const id = `case-${'0'.repeat(20)}`;
    const elsewhere = Object.keys(ENTITY_SCHEMAS).filter((type) => {
      const one = { type, id, caseId: id, personId: 'p', at: AT, reader: 'r', seq: 1 };
      return !/^(CASE|SPONSOR)#/.test(primaryKey(one as never).pk);
    });
    expect(elsewhere.filter((type) => !(type in LEFT_OUT))).toEqual(['staff-member']);
  });

  it('told under each of its cases that it was read', async () => {
    const { case: caseRecord } = await storedCase(table);
    await everything(wanted());
    const path = { caseId: caseRecord.id };
    const { body } = await api('ListCaseReadings', { by: staff('auditor'), path });
    expect(body.readings).toContainEqual(expect.objectContaining({ reader: 'admin-1', act: 'export.read' }));
  });
});
