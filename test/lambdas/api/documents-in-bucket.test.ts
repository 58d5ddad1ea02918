import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { PIECE_BYTES } from '../../../contracts/file-door.ts';
import { SEALED_FILE } from '../../../contracts/sealed-file.ts';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { PART_BYTES } from '../../../domain/documents/document.ts';
import { SEAL_BYTES } from '../../../lambdas/adapters/keys/seal-bytes.ts';
import { HEAD_BYTES } from '../../../lambdas/adapters/keys/sealed-file.ts';
import { tendDocuments } from '../../../lambdas/services/tend-documents.ts';
import { theKeys } from '../../../lambdas/services/the-keys.ts';
import { ASYLUM, AT, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { type Bucket, SCAN_TAG, useBucket } from '../../fixtures/bucket.ts';
import { atFiles, fetched, fileOf, kept, uploaded } from '../../fixtures/documents.ts';
import { jpegOf, pngOf } from '../../fixtures/pictures.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const worker = staff('caseworker', ASYLUM);
/** What every file of this test consists of. */
const PLAIN = Buffer.from('kinbridge kinbridge');

let table: TestTable;
let file: CaseFile;
let recordId: string;
let bucket: Bucket;
beforeEach(async () => {
  table = await openTestTable();
  bucket = useBucket();
  file = await storedCase(table);
  recordId = file.case.id;
});

const opened = async (documentId: string) =>
  (await api('OpenDocument', { by: worker, path: { recordId, documentId } })).body;
const written = (key: string): Buffer[] =>
  bucket.written.flatMap((one) => (one.key.startsWith(key) ? [one.bytes] : []));
const holdsPlain = (bytes: Buffer): boolean => bytes.includes(PLAIN) || bytes.includes('%PDF');
const documentOf = async (documentId: string) =>
  (await table.store.loadCase(recordId)).documents.find(({ id }) => id === documentId)!;

describe('a document on AWS', () => {
  it('lies in the bucket sealed from its first part on, and is fetched whole in pieces', async () => {
    const bytes = fileOf('pdf', PIECE_BYTES + PART_BYTES + 5);
    const { documentId, answer } = await kept(worker, recordId, bytes, { about: file.persons[0]!.id });
    expect(answer.body.status).toBe('kept');
    expect(written(`parts/${documentId}/`)).toHaveLength(Math.ceil(bytes.length / PART_BYTES));
    expect(written(`files/${documentId}`)).toHaveLength(1);
    expect(bucket.written.filter((one) => holdsPlain(one.bytes))).toEqual([]);
    const answered = await opened(documentId);
    expect(answered).toMatchObject({ contentType: 'application/pdf', bytes: bytes.length });
    expect(answered.pieces).toMatchObject([{ from: 0, bytes: PIECE_BYTES }, { from: PIECE_BYTES }]);
    expect((await fetched(answered)).equals(bytes)).toBe(true);
  });

  it('has a small picture that is sealed like it', async () => {
    const small = jpegOf();
    const { documentId } = await kept(worker, recordId, pngOf(10, 10), {}, small);
    const [stored] = written(`pictures/${documentId}`);
    expect(stored!.includes(small.subarray(0, 20))).toBe(false);
    const { body } = await api('ListDocuments', { by: worker, path: { recordId } });
    const [one] = body.documents as { thumbnailUrl: string }[];
    expect((await atFiles('GET', one!.thumbnailUrl)).body).toEqual(small);
  });

  it("is opened with its own key alone: another's bytes in its place are refused", async () => {
    const about = file.persons.map(({ id }) => id);
    const one = await kept(worker, recordId, fileOf('pdf', 300), { about: about[0]! });
    const other = await kept(worker, recordId, fileOf('pdf', 300), { about: about[1]! });
    const answered = await opened(one.documentId);
    bucket.objects.set(`files/${one.documentId}`, bucket.objects.get(`files/${other.documentId}`)!);
    const { url } = (answered.pieces as { url: string }[])[0]!;
    expect(await atFiles('GET', url)).toMatchObject({ status: 500 });
  });

  it('that was cut, or in whose place lies another in clear, is served by nobody, nor sealed by the next look', async () => {
    const bytes = fileOf('pdf', PIECE_BYTES + PART_BYTES);
    const { documentId } = await kept(worker, recordId, bytes);
    const key = `files/${documentId}`;
    const stored = bucket.objects.get(key)!;
    const { pieces } = (await opened(documentId)) as { pieces: { url: string }[] };
    const statuses = async () => {
      const answers = pieces.map(async ({ url }) => (await atFiles('GET', url)).status);
      return Promise.all(answers);
    };
    expect(await statuses()).toEqual([200, 200]);
    const chunk = HEAD_BYTES + SEALED_FILE.chunkBytes + SEAL_BYTES;
    for (const cut of [0, 100, HEAD_BYTES, chunk]) {
      bucket.objects.set(key, stored.subarray(0, cut));
      expect([cut, await statuses()]).toEqual([cut, [500, 500]]);
    }
    const forged = Buffer.concat([bytes.subarray(0, 50), Buffer.from('FORGED'), bytes.subarray(56)]);
    bucket.objects.set(key, forged);
    expect(await statuses()).toEqual([500, 500]);
    await tendDocuments(recordId, [await documentOf(documentId)], AT);
    expect(bucket.objects.get(key)!.equals(forged)).toBe(true);
    bucket.objects.set(key, bytes);
    expect(await statuses()).toEqual([200, 200]);
  });

  it('has a small picture in whose place nobody can put another, sealed by nobody or in clear', async () => {
    const [small, other] = [jpegOf(), jpegOf({ width: 9 })];
    const { documentId } = await kept(worker, recordId, pngOf(20, 20), {}, small);
    const key = [...bucket.objects.keys()].find((name) => /picture/.test(name) && name.includes(documentId))!;
    const shown = async () => {
      const { body } = await api('ListDocuments', { by: worker, path: { recordId } });
      const documents = body.documents as { id: string; thumbnailUrl: string }[];
      const { thumbnailUrl } = documents.find(({ id }) => id === documentId)!;
      const { status, body: bytes } = await atFiles('GET', thumbnailUrl);
      return [status, status === 200 && Buffer.from(bytes).equals(small)];
    };
    const next = async () => tendDocuments(recordId, [await documentOf(documentId)], AT);
    expect(await shown()).toEqual([200, true]);
    bucket.objects.set(key, other);
    expect(await shown()).toEqual([500, false]);
    await next();
    expect(bucket.objects.get(key)!.equals(other)).toBe(true);
    bucket.objects.set(key, small);
    expect(await shown()).toEqual([200, true]);
    await next();
    expect(bucket.objects.get(key)!.equals(small)).toBe(false);
    expect(await shown()).toEqual([200, true]);
  });

  it('is gone with the key of whom it is about, in every copy, and takes no more parts', async () => {
    const about = file.persons[0]!.id;
    const { documentId } = await kept(worker, recordId, fileOf('pdf', 300), { about });
    const said = { kind: 'letter', name: 'letter.pdf', bytes: 10, about };
    const begun = await api('AddDocument', { by: worker, path: { recordId }, body: said });
    const path = { recordId, documentId: String(begun.body.documentId) };
    const upload = await api('ReadUpload', { by: worker, path });
    const { pieces } = (await opened(documentId)) as { pieces: { url: string }[] };
    await theKeys().destroy(`${recordId}/${about}`, AT);
    expect((await atFiles('GET', pieces[0]!.url)).status).toBe(410);
    const [part] = upload.body.missing as { url: string }[];
    expect((await atFiles('PUT', part!.url, Buffer.alloc(10))).status).toBe(410);
  });

  it('that lies there in clear from an older version is read, and sealed by the next look', async () => {
    const bytes = fileOf('pdf', 3 * PART_BYTES);
    const { documentId } = await kept(worker, recordId, bytes);
    bucket.objects.set(`files/${documentId}`, bytes);
    expect((await fetched(await opened(documentId))).equals(bytes)).toBe(true);
    await tendDocuments(recordId, [await documentOf(documentId)], AT);
    expect(holdsPlain(bucket.objects.get(`files/${documentId}`)!)).toBe(false);
    expect((await fetched(await opened(documentId))).equals(bytes)).toBe(true);
  });

  it('is put together with parts that arrived in clear in an older version', async () => {
    const bytes = fileOf('pdf', 2 * PART_BYTES);
    const documentId = await uploaded(worker, recordId, bytes);
    bucket.objects.delete(`parts/${documentId}/0001.sealed`);
    bucket.objects.set(`parts/${documentId}/0001`, bytes.subarray(PART_BYTES));
    const answer = await api('CompleteDocument', { by: worker, path: { recordId, documentId }, body: {} });
    expect(answer.body.status).toBe('kept');
    expect((await fetched(await opened(documentId))).equals(bytes)).toBe(true);
  });

  it('lies there in clear for a scanner alone, until it has answered', async () => {
    bucket = useBucket(true);
    const bytes = fileOf('pdf', 500);
    const { documentId, answer } = await kept(worker, recordId, bytes);
    expect(answer.body.status).toBe('checking');
    expect(bucket.objects.get(`scan/${documentId}`)!.equals(bytes)).toBe(true);
    bucket.tags.set(`scan/${documentId}`, 'NO_THREATS_FOUND');
    await tendDocuments(recordId, [await documentOf(documentId)], AT);
    expect((await documentOf(documentId)).status).toBe('kept');
    expect([...bucket.objects.values()].filter(holdsPlain)).toEqual([]);
    expect(SCAN_TAG).toBe(process.env.FILES_SCAN_TAG);
    delete process.env.FILES_SCAN_TAG;
  });
});

describe('an address of a file', () => {
  it('ends after a quarter of an hour, and serves neither another method nor another length', async () => {
    const { documentId } = await kept(worker, recordId, fileOf('pdf', 300));
    const { pieces } = (await opened(documentId)) as { pieces: { url: string }[] };
    const { url } = pieces[0]!;
    expect(url).not.toContain(documentId);
    expect((await atFiles('GET', url)).status).toBe(200);
    expect((await atFiles('PUT', url, Buffer.alloc(300))).status).toBe(404);
    const later = (seconds: number) => new Date(Date.parse(AT) + seconds * 1000).toISOString();
    expect((await atFiles('GET', url, undefined, later(899))).status).toBe(200);
    expect((await atFiles('GET', url, undefined, later(900))).status).toBe(404);
  });

  it('is made by nobody else', async () => {
    const { documentId } = await kept(worker, recordId, fileOf('pdf', 300));
    const { pieces } = (await opened(documentId)) as { pieces: { url: string }[] };
    const { url } = pieces[0]!;
    for (const other of [url.slice(0, -4), `${url.slice(0, -9)}AAAAAAAAA`, url.replace(/[^/]+$/, 'x')])
      expect((await atFiles('GET', other)).status).toBe(404);
  });
});

describe('an intake file on AWS', () => {
  it('lies in the bucket sealed from its first part on, and is read from there', async () => {
    const csv = readFileSync('samples/intake.csv', 'utf8');
    const text = JSON.stringify({ csv });
    const by = staff('administrator', 'geneva');
    const begun = await api('BeginIntakeUpload', { by, body: { parts: [Buffer.byteLength(text)] } });
    const path = { uploadId: String(begun.body.uploadId) };
    const upload = await api('ReadIntakeUpload', { by, path });
    const [part] = upload.body.missing as { url: string }[];
    expect((await atFiles('PUT', part!.url, Buffer.from(text))).status).toBe(200);
    expect((await api('ReadIntakeUpload', { by, path })).body.missing).toEqual([]);
    expect(written('intake/')).toHaveLength(1);
    expect(written('intake/')[0]!.includes(csv.slice(0, 40))).toBe(false);
    const body = { stored: { uploadId: path.uploadId, part: 0 }, dryRun: true };
    expect((await api('ImportIntake', { by, body })).body.rows).toBe(168);
  });
});
