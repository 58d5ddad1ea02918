import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendFile, type Upload } from '../../../console/src/documents/upload.ts';
import { realClock } from '../../../local/clock.ts';
import type { Host } from '../../../local/host.ts';
import { startHost } from '../../../local/host.ts';
import { openCutLine } from '../../fixtures/cut-line.ts';
import { fileOf } from '../../fixtures/documents.ts';
import { household } from '../../fixtures/household.ts';

const USER = 'caseworker.amman';
const MEGABYTE = 1_048_576;

let dataDir: string;
let host: Host;
let recordId: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kinbridge-documents-'));
  host = await startHost({ dataDir, clock: realClock() });
  recordId = await registered();
}, 60_000);
afterAll(async () => {
  await host.close();
  rmSync(dataDir, { recursive: true });
});

async function registered(): Promise<string> {
  const { body } = await ask('POST', '/cases', household());
  return (body as { caseId: string }).caseId;
}

const ask = (method: string, path: string, body?: unknown) =>
  host.request(method, path, { user: USER, ...(body === undefined ? {} : { body }) });

/** Sends a part over another port than the address says, as a bad line would be in between. */
const putOver = (port: number, agent: Agent) => (address: string, part: Blob) =>
  new Promise<void>((resolve, reject) => {
    const { host: named, pathname, search } = new URL(address);
    const headers = { host: named, 'content-length': part.size };
    const options = { method: 'PUT', host: '127.0.0.1', port, path: pathname + search, headers, agent };
    const sending = request(options, (answer) => {
      answer.resume();
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error('not taken'))));
      answer.on('error', reject);
    });
    sending.on('error', reject);
    void part.arrayBuffer().then((bytes) => sending.end(Buffer.from(bytes)));
  });

/** The names of all files of documents; what says that one takes no more parts ends by itself. */
const stored = (): string[] =>
  readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('/ended'))
    .map(({ name }) => name);

it('arrives with 2 MB over a line that is cut every 200 kB, and is erased from the disk', async () => {
  const bytes = fileOf('pdf', 2 * MEGABYTE);
  const said = { kind: 'passport', name: 'Samira.pdf', bytes: bytes.length };
  const begun = await ask('POST', `/records/${recordId}/documents`, said);
  const { documentId } = begun.body as { documentId: string };
  const path = `/records/${recordId}/documents/${documentId}`;
  const line = await openCutLine(Number(new URL(host.url).port), 200_000);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const seen: number[] = [];
  await sendFile(new Blob([new Uint8Array(bytes)]), {
    missing: async () => (await ask('GET', `${path}/upload`)).body as Upload,
    put: putOver(line.port, agent),
    wait: async () => {},
    arrived: (arrived) => void seen.push(arrived),
    isFinal: () => false,
  });
  agent.destroy();
  await line.close();
  expect(line.broken()).toBeGreaterThan(5);
  expect(seen.at(-1)).toBe(2 * MEGABYTE);
  const completed = await ask('POST', `${path}/complete`, {});
  expect(completed).toMatchObject({ status: 200, body: { status: 'kept' } });
  const { pieces } = (await ask('GET', `${path}/file`)).body as { pieces: { url: string }[] };
  const { url } = pieces[0]!;
  const fetched = await fetch(url);
  expect(fetched.headers.get('content-disposition')).toBe('attachment');
  expect(Buffer.from(await fetched.arrayBuffer()).equals(bytes)).toBe(true);
  expect(stored()).toEqual([documentId]);

  expect((await ask('POST', `${path}/remove`, { reasonCode: 'asked-by-person' })).status).toBe(200);
  expect(stored()).toEqual([]);
  expect((await fetch(url)).status).toBe(404);
});

it('serves no address that it did not make itself', async () => {
  const answer = await fetch(`${host.url}/files/document-00000000000000000000`);
  expect(answer.status).toBe(404);
  const put = await fetch(`${host.url}/files/${'A'.repeat(300)}`, { method: 'PUT', body: 'x' });
  expect(put.status).toBe(404);
});

it('goes on where it was when the host was started again in between', async () => {
  const bytes = fileOf('pdf', 500_000);
  const said = { kind: 'letter', name: 'letter.pdf', bytes: bytes.length };
  const begun = await ask('POST', `/records/${recordId}/documents`, said);
  const { documentId } = begun.body as { documentId: string };
  const path = `/records/${recordId}/documents/${documentId}`;
  const upload = async () => (await ask('GET', `${path}/upload`)).body as Upload;
  const [first] = (await upload()).missing;
  const part = new Uint8Array(bytes.subarray(0, first!.bytes));
  expect((await fetch(first!.url, { method: 'PUT', body: part })).status).toBe(200);
  await host.close();
  host = await startHost({ dataDir, clock: realClock() });
  const { arrivedBytes, missing } = await upload();
  expect([arrivedBytes, missing[0]!.from]).toEqual([first!.bytes, first!.bytes]);
  await sendFile(new Blob([new Uint8Array(bytes)]), {
    missing: upload,
    put: async (url, one) => void (await fetch(url, { method: 'PUT', body: one })),
    wait: async () => {},
    arrived: () => {},
    isFinal: () => true,
  });
  expect((await ask('POST', `${path}/complete`, {})).body).toMatchObject({ status: 'kept' });
}, 60_000);
