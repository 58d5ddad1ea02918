import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { ASYLUM, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { atFiles, fileOf, kept, theTestFiles, uploaded } from '../../fixtures/documents.ts';
import { EXIF, jpegOf, pngOf } from '../../fixtures/pictures.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const worker = staff('caseworker', ASYLUM);
const trainer = staff('orientation-trainer', ASYLUM);
const small = jpegOf();

let table: TestTable;
let file: CaseFile;
let recordId: string;
beforeAll(async () => {
  table = await openTestTable();
  file = await storedCase(table);
  recordId = file.case.id;
});

const listing = async (by = worker) =>
  (await api('ListDocuments', { by, path: { recordId } })).body as {
    documents: { id: string; thumbnail?: number; thumbnailUrl?: string }[];
    ended: { id: string; status: string; endedAt: string }[];
  };
const listed = async (id: string, by = worker) => (await listing(by)).documents.find((one) => one.id === id);
const remove = (documentId: string) =>
  api('RemoveDocument', {
    ...{ by: worker, path: { recordId, documentId } },
    body: { reasonCode: 'asked-by-person' },
  });

describe('the small picture of a document', () => {
  it('lies beside the file and is fetched as bytes that nothing runs', async () => {
    const { documentId } = await kept(worker, recordId, pngOf(20, 20), {}, small);
    const one = await listed(documentId);
    expect(one?.thumbnail).toBe(small.length);
    const fetched = await atFiles('GET', one!.thumbnailUrl!);
    expect(Buffer.from(fetched.body).equals(small)).toBe(true);
    expect(fetched.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  });

  it.each([
    ['tells where it was taken', jpegOf({ extra: EXIF })],
    ['is larger than said', jpegOf({ width: 300 })],
    ['is no JPEG', pngOf(8, 8)],
  ])('is refused if it %s, and the document can be completed without', async (_why, bytes) => {
    const documentId = await uploaded(worker, recordId, pngOf(10, 10));
    const path = { recordId, documentId };
    const complete = (body: object) => api('CompleteDocument', { by: worker, path, body });
    const refused = await complete({ thumbnail: bytes.toString('base64') });
    expect([refused.status, refused.body.issues]).toMatchObject([
      400,
      [{ path: 'thumbnail', code: 'thumbnail' }],
    ]);
    expect((await complete({})).body.status).toBe('kept');
    expect(await listed(documentId)).not.toHaveProperty('thumbnailUrl');
  });

  it('is kept of images only', async () => {
    const { documentId } = await kept(worker, recordId, fileOf('pdf', 500), {}, small);
    expect(await listed(documentId)).not.toHaveProperty('thumbnail');
    expect(await theTestFiles().readPicture(documentId)).toBeUndefined();
  });

  it('follows the class of its document, and is not there for another office', async () => {
    const said = { kind: 'medical-report' };
    const { documentId } = await kept(worker, recordId, pngOf(10, 10), said, small);
    expect(await listed(documentId)).toHaveProperty('thumbnailUrl');
    expect(await listed(documentId, trainer)).toBeUndefined();
    const elsewhere = await api('ListDocuments', { by: staff('caseworker', 'oslo'), path: { recordId } });
    expect(elsewhere.status).toBe(404);
  });

  it('is not shown before a scanner has passed its document, and goes with one that it refuses', async () => {
    const files = theTestFiles();
    const answers = ['pending', 'infected'] as const;
    const { scan } = files;
    let asked = 0;
    files.scan = async () => answers[asked++]!;
    try {
      const { documentId } = await kept(worker, recordId, pngOf(10, 10), {}, small);
      expect(await listed(documentId)).not.toHaveProperty('thumbnailUrl');
      const path = { recordId, documentId };
      expect((await api('CompleteDocument', { by: worker, path, body: {} })).status).toBe(400);
      expect(await files.readPicture(documentId)).toBeUndefined();
    } finally {
      files.scan = scan;
    }
  });

  it('is erased with the file, and so are the parts of one that was never whole', async () => {
    const { documentId } = await kept(worker, recordId, pngOf(10, 10), {}, small);
    const { thumbnailUrl } = (await listed(documentId))!;
    await remove(documentId);
    expect((await atFiles('GET', thumbnailUrl!)).status).toBe(404);
    expect(await theTestFiles().readPicture(documentId)).toBeUndefined();
    const begun = await uploaded(worker, recordId, pngOf(300, 300));
    expect(await theTestFiles().parts(begun)).not.toEqual([]);
    await remove(begun);
    expect(await theTestFiles().parts(begun)).toEqual([]);
    const { ended } = await listing();
    expect(ended.filter(({ id }) => id === documentId || id === begun)).toMatchObject([
      { status: 'removed' },
      { status: 'removed' },
    ]);
    const { documents } = await table.store.loadCase(recordId);
    expect(documents.find(({ id }) => id === documentId)).not.toHaveProperty('thumbnail');
  });

  it('is not left behind when somebody removes the document while it is put together', async () => {
    const documentId = await uploaded(worker, recordId, pngOf(10, 10));
    const files = theTestFiles();
    const { keep } = files;
    files.keep = async (id, bytes) => {
      files.keep = keep;
      await remove(documentId);
      await keep(id, bytes);
    };
    const body = { thumbnail: small.toString('base64') };
    await api('CompleteDocument', { by: worker, path: { recordId, documentId }, body });
    expect(await files.read(documentId, 0, 10)).toBeUndefined();
    expect(await files.readPicture(documentId)).toBeUndefined();
  });
});

describe('the photo of a person', () => {
  const photo = (about: string, bytes = pngOf(12, 12)) =>
    kept(worker, recordId, bytes, { kind: 'photo', name: 'photo.png', about }, small);

  it('takes the place of the one before, whose bytes go and whose time on file stays told', async () => {
    const [first, other] = file.persons.map(({ id }) => id);
    const before = await photo(first!);
    const ofOther = await photo(other!);
    const after = await photo(first!);
    const { documents, ended } = await listing();
    const ids = documents.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([after.documentId, ofOther.documentId]));
    expect(ids).not.toContain(before.documentId);
    expect(ended.find(({ id }) => id === before.documentId)?.endedAt).toBeDefined();
    expect(await theTestFiles().read(before.documentId, 0, 10)).toBeUndefined();
    expect(await theTestFiles().readPicture(before.documentId)).toBeUndefined();
    const facts = (await table.store.readAudit(recordId, 0, 200)).flatMap((entry) => entry.facts);
    const removed = facts.find(
      ({ act, subject }) => act === 'document.removed' && subject === before.documentId,
    );
    expect(removed?.details).toMatchObject({ reasonCode: 'replaced' });
  });

  it('is not replaced by a file that is no picture', async () => {
    const person = file.persons[0]!.id;
    const before = await photo(person);
    await kept(worker, recordId, fileOf('pdf', 200), { kind: 'photo', about: person });
    expect(await listed(before.documentId)).toHaveProperty('thumbnailUrl');
  });

  it('of a class that its sender does not see stays where it is', async () => {
    const about = file.persons[0]!.id;
    const details = { kind: 'photo', name: 'photo.png', about } as const;
    const hidden = await kept(worker, recordId, pngOf(12, 12), { ...details, class: 'protection' }, small);
    await kept(trainer, recordId, pngOf(12, 12), details, small);
    expect(await listed(hidden.documentId)).toHaveProperty('thumbnailUrl');
    expect(await theTestFiles().read(hidden.documentId, 0, 10)).toBeDefined();
  });
});
