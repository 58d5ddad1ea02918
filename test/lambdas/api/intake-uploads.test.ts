import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentSeam } from '../../../contracts/client-seam.ts';
import { keptSince } from '../../../domain/intake/intake-upload.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { atFiles } from '../../fixtures/documents.ts';
import { openTestTable } from '../../table.ts';

const AT = '2026-11-23T08:00:00.000Z';
const NEXT_DAY = '2026-11-24T08:00:00.001Z';
const administrator = staff('administrator', 'geneva');
const csv = readFileSync('samples/intake.csv', 'utf8');

beforeAll(async () => {
  await openTestTable();
});

interface Upload {
  bytes: number;
  arrivedBytes: number;
  missing: { number: number; from: number; bytes: number; url: string }[];
}
const begun = async (pieces: readonly Buffer[], by: Actor = administrator): Promise<string> => {
  const body = { parts: pieces.map(({ length }) => length) };
  const answer = await api('BeginIntakeUpload', { by, body, at: AT });
  expect(answer.status).toBe(201);
  return String(answer.body.uploadId);
};
const read = async (uploadId: string, by: Actor = administrator, at = AT) =>
  api('ReadIntakeUpload', { by, path: { uploadId }, at });
const missing = async (uploadId: string) => (await read(uploadId)).body as never as Upload;
async function sent(pieces: readonly Buffer[]): Promise<string> {
  const uploadId = await begun(pieces);
  const whole = Buffer.concat(pieces);
  for (const { url, from, bytes } of (await missing(uploadId)).missing)
    expect((await atFiles('PUT', url, whole.subarray(from, from + bytes))).status).toBe(200);
  return uploadId;
}
const imported = (uploadId: string, over: object = {}, by: Actor = administrator, at = AT) =>
  api('ImportIntake', { by, body: { stored: { uploadId, part: 0 }, ...over }, at });
const outcomesOf = (body: Record<string, unknown>) => [
  ...new Set((body.households as { outcome: string }[]).map(({ outcome }) => outcome)),
];

describe('an intake file that is sent once', () => {
  it('is read from where it lies for the dry run and for the registration', async () => {
    const uploadId = await sent([Buffer.from(JSON.stringify({ csv }))]);
    const dry = await imported(uploadId, { dryRun: true });
    expect([dry.status, dry.body.total, outcomesOf(dry.body)]).toEqual([200, 44, ['registered']]);
    const done = await imported(uploadId);
    expect([done.status, outcomesOf(done.body)]).toEqual([200, ['registered']]);
    expect(outcomesOf((await imported(uploadId)).body)).toEqual(['already-registered']);
    const { body } = await api('ImportIntake', { by: administrator, body: { csv }, at: AT });
    expect(outcomesOf(body)).toEqual(['already-registered']);
  });

  it('goes on with the parts that did not arrive', async () => {
    const pieces = [Buffer.from('{"csv":"a"}'), Buffer.from('{"json":[]}')];
    const uploadId = await begun(pieces);
    const [first, second] = (await missing(uploadId)).missing;
    expect((await atFiles('PUT', second!.url, pieces[1]!.subarray(1))).status).toBe(400);
    expect((await atFiles('PUT', first!.url, pieces[0]!)).status).toBe(200);
    const then = await missing(uploadId);
    expect([then.arrivedBytes, then.missing.map(({ number }) => number)]).toEqual([11, [1]]);
    expect((await imported(uploadId, { stored: { uploadId, part: 1 } })).status).toBe(404);
  });

  it('is there for its sender alone, and for a day', async () => {
    const uploadId = await sent([Buffer.from(JSON.stringify({ json: { households: [] } }))]);
    const other = staff('administrator', 'geneva', 'another');
    expect((await read(uploadId, other)).status).toBe(404);
    expect((await imported(uploadId, { dryRun: true }, other)).status).toBe(404);
    expect((await imported(uploadId, { dryRun: true })).status).toBe(200);
    expect((await imported(uploadId, { dryRun: true }, administrator, NEXT_DAY)).status).toBe(404);
  });

  it.each([
    ['is no JSON', 'csv'],
    ['is something else', '{"rows":[]}'],
    ['says two things', '{"csv":"a","json":[]}'],
    ['is no text', Buffer.from([0xff, 0xfe, 0xfd])],
  ])('is refused if a part %s', async (_why, bytes) => {
    const uploadId = await sent([Buffer.from(bytes as string)]);
    expect((await imported(uploadId)).status).toBe(400);
  });

  it('is refused beside a content of the call, and with parts that no call could read', async () => {
    const uploadId = await sent([Buffer.from('{"csv":"a"}')]);
    expect((await imported(uploadId, { csv })).status).toBe(400);
    const body = { parts: [4_000_001] };
    expect((await api('BeginIntakeUpload', { by: administrator, body, at: AT })).status).toBe(400);
  });

  it('is removed when nothing that was imported from it can be undone any more', async () => {
    const uploadId = await sent([Buffer.from('{"csv":"a"}')]);
    const { intake } = currentSeam()!.files!;
    const place = `2026-11-23/${uploadId}`;
    await intake.removeBefore(keptSince('2026-11-25T23:59:59.000Z'));
    expect(await intake.part(place, 0)).toBeDefined();
    await intake.removeBefore(keptSince('2026-11-26T00:00:00.000Z'));
    expect(await intake.part(place, 0)).toBeUndefined();
    expect(await intake.parts(place)).toEqual([]);
  });
});
