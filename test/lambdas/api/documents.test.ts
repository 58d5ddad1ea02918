import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { PART_BYTES } from '../../../domain/documents/document.ts';
import { ASYLUM, command, DESTINATION, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { atFiles, fetched, fileOf, kept, theTestFiles, uploaded } from '../../fixtures/documents.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const worker = staff('caseworker', ASYLUM);
const trainer = staff('orientation-trainer', ASYLUM);

let table: TestTable;
let file: CaseFile;
let recordId: string;
beforeAll(async () => {
  table = await openTestTable();
  file = await storedCase(table);
  recordId = file.case.id;
});

const listed = async (by = worker, of = recordId) =>
  (await api('ListDocuments', { by, path: { recordId: of } })).body.documents as Record<string, unknown>[];
const facts = async (of = recordId) =>
  (await table.store.readAudit(of, 0, 200)).flatMap((entry) => entry.facts);
const opened = (documentId: string, by = worker, of = recordId) =>
  api('OpenDocument', { by, path: { recordId: of, documentId } });

const addressOf = (body: Record<string, unknown>) => (body.pieces as { url: string }[])[0]!.url;

describe('a document', () => {
  it('arrives in parts, is looked at, kept, and fetched as an attachment only', async () => {
    const bytes = fileOf('pdf', 3 * PART_BYTES + 5);
    const about = file.persons[0]!.id;
    const { documentId, answer } = await kept(worker, recordId, bytes, { about, expiresOn: '2027-01-01' });
    expect(answer).toMatchObject({ status: 200, body: { documentId, status: 'kept' } });
    const [one] = (await listed()).filter(({ id }) => id === documentId);
    expect(one).toMatchObject({ kind: 'passport', class: 'identity', about, contentType: 'application/pdf' });
    const { body } = await opened(documentId);
    expect((await fetched(body)).equals(bytes)).toBe(true);
    expect((await atFiles('GET', addressOf(body))).headers).toMatchObject({
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  });

  it('names nobody in an address, in the audit or in the store of files', async () => {
    const { documentId } = await kept(worker, recordId, fileOf('png', 400));
    const { body } = await opened(documentId);
    const said = [addressOf(body), JSON.stringify(await facts())].join(' ');
    expect(said).not.toContain('Samira');
    expect((await facts()).map(({ act }) => act)).toContain('document.kept');
  });

  it('goes on after parts were lost or sent twice, and is not whole before all have arrived', async () => {
    const bytes = fileOf('pdf', 3 * PART_BYTES);
    const path = { recordId, documentId: '' };
    const said = { kind: 'letter', name: 'letter.pdf', bytes: bytes.length };
    path.documentId = String((await api('AddDocument', { by: worker, path, body: said })).body.documentId);
    const upload = async () => (await api('ReadUpload', { by: worker, path })).body as never as Upload;
    type Upload = { arrivedBytes: number; missing: { number: number; url: string; from: number }[] };
    const first = await upload();
    const send = async ({ url, from }: { url: string; from: number }, length = PART_BYTES) =>
      (await atFiles('PUT', url, bytes.subarray(from, from + length))).status;
    expect(await send(first.missing[1]!)).toBe(200);
    expect(await send(first.missing[1]!)).toBe(200);
    expect(await send(first.missing[2]!, 100)).toBe(400);
    const then = await upload();
    expect([then.arrivedBytes, then.missing.map(({ number }) => number)]).toEqual([PART_BYTES, [0, 2]]);
    expect((await api('CompleteDocument', { by: worker, path, body: {} })).status).toBe(409);
    for (const part of then.missing) await send(part);
    expect((await api('CompleteDocument', { by: worker, path, body: {} })).body.status).toBe('kept');
    expect((await api('CompleteDocument', { by: worker, path, body: {} })).body.status).toBe('kept');
  });

  it.each(['exe', 'text'] as const)('is refused if its bytes are of another kind: %s', async (type) => {
    const { documentId, answer } = await kept(worker, recordId, fileOf(type, 5000));
    expect([answer.status, answer.body.issues]).toMatchObject([400, [{ path: 'file', code: 'file-type' }]]);
    expect((await listed()).some(({ id }) => id === documentId)).toBe(false);
    expect((await opened(documentId)).status).toBe(409);
    expect(await theTestFiles().parts(documentId)).toEqual([]);
  });

  it('is kept when it is completed again after its parts were put together and the answer was lost', async () => {
    const bytes = fileOf('pdf', 2 * PART_BYTES);
    const documentId = await uploaded(worker, recordId, bytes);
    await theTestFiles().keep(documentId, bytes);
    const answer = await api('CompleteDocument', { by: worker, path: { recordId, documentId }, body: {} });
    expect(answer).toMatchObject({ status: 200, body: { documentId, status: 'kept' } });
  });

  it('is refused before a byte is sent if it is too large or of a class that its sender does not see', async () => {
    const said = { kind: 'passport', name: 'a.pdf', bytes: 21 * 1_048_576 };
    const large = await api('AddDocument', { by: worker, path: { recordId }, body: said });
    expect([large.status, large.body.issues]).toMatchObject([
      400,
      [{ path: 'bytes', code: 'file-size', values: { most: 20, size: 21 } }],
    ]);
    const medical = { ...said, bytes: 10, kind: 'medical-report' };
    const unseen = await api('AddDocument', { by: trainer, path: { recordId }, body: medical });
    expect([unseen.status, unseen.body.issues]).toMatchObject([400, [{ code: 'class-seen' }]]);
    const nobody = { ...said, bytes: 10, about: 'person-00000000000000000000' };
    expect((await api('AddDocument', { by: worker, path: { recordId }, body: nobody })).status).toBe(404);
  });

  it('is seen by readers of its class only, and is not there for another office', async () => {
    const { documentId } = await kept(worker, recordId, fileOf('pdf', 100), { kind: 'medical-report' });
    expect((await listed(trainer)).some(({ id }) => id === documentId)).toBe(false);
    expect((await opened(documentId, trainer)).status).toBe(404);
    const elsewhere = staff('caseworker', 'oslo');
    expect((await opened(documentId, elsewhere)).status).toBe(404);
    const path = { recordId, documentId };
    for (const name of ['ListDocuments', 'ReadUpload', 'CompleteDocument'])
      expect((await api(name, { by: elsewhere, path, body: {} })).status).toBe(404);
    const body = { reasonCode: 'wrong-file' };
    expect((await api('RemoveDocument', { by: elsewhere, path, body })).status).toBe(404);
  });

  it('is gone with its bytes and its name when it is removed', async () => {
    const { documentId } = await kept(worker, recordId, fileOf('pdf', 2 * PART_BYTES));
    const { body: before } = await opened(documentId);
    const path = { recordId, documentId };
    const body = { reasonCode: 'asked-by-person' };
    expect((await api('RemoveDocument', { by: worker, path, body })).body.status).toBe('removed');
    expect((await api('RemoveDocument', { by: worker, path, body })).body.status).toBe('removed');
    expect((await atFiles('GET', addressOf(before))).status).toBe(404);
    expect((await opened(documentId)).status).toBe(409);
    const { documents } = await table.store.loadCase(recordId);
    expect(documents.find(({ id }) => id === documentId)).not.toHaveProperty('name');
    expect((await facts()).filter(({ subject }) => subject === documentId).map(({ act }) => act)).toEqual([
      'document.begun',
      'document.kept',
      'document.removed',
    ]);
  });

  it('lies with a work item, a consent or a sponsor as well', async () => {
    const item = await storedItem(table, recordId, 'eligibility-review');
    const ofItem = await kept(worker, recordId, fileOf('pdf', 50), { about: item });
    const ofConsent = await kept(worker, recordId, fileOf('pdf', 50), { about: file.consents[0]!.id });
    expect([ofItem.answer.status, ofConsent.answer.status]).toEqual([200, 200]);
    const group = sponsor();
    await table.store.commitSponsor({ sponsor: group, facts: [{ act: 'sponsor.registered' }] }, command());
    const officer = staff('sponsorship-officer', DESTINATION);
    const said = { kind: 'background-check' };
    const { documentId, answer } = await kept(officer, group.id, fileOf('pdf', 50), said);
    expect(answer.body.status).toBe('kept');
    expect((await listed(officer, group.id)).map(({ id }) => id)).toEqual([documentId]);
    expect((await opened(documentId, staff('sponsorship-officer', 'oslo'), group.id)).status).toBe(404);
    const health = staff('health-staff', DESTINATION);
    expect((await opened(documentId, health, group.id)).status).toBe(403);
  });

  it('cannot be opened before the scanner has passed it, and is erased if it does not', async () => {
    const files = theTestFiles();
    const answers = ['pending', 'clean', 'infected'] as const;
    const scan = files.scan;
    let asked = 0;
    files.scan = async () => answers[asked++]!;
    try {
      const documentId = await uploaded(worker, recordId, fileOf('pdf', 60));
      const path = { recordId, documentId };
      expect((await api('CompleteDocument', { by: worker, path, body: {} })).body.status).toBe('checking');
      expect((await opened(documentId)).status).toBe(409);
      expect((await api('CompleteDocument', { by: worker, path, body: {} })).body.status).toBe('kept');
      expect((await opened(documentId)).status).toBe(200);
      const { answer } = await kept(worker, recordId, fileOf('pdf', 60));
      expect([answer.status, answer.body.issues]).toMatchObject([400, [{ code: 'file-clean' }]]);
    } finally {
      files.scan = scan;
    }
  });
});
