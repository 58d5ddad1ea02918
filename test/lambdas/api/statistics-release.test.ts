import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { LEDGER_ID } from '../../../domain/statistics/release/statistics-release.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, consentsOf, household } from '../../fixtures/household.ts';
import { registered } from '../../fixtures/id-key.ts';
import { ofFamily } from '../../fixtures/surnames.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
const supervisor = staff('supervisor', 'oslo');
const administrator = staff('administrator', 'amman', 'admin-1');
let families = 0;

/** A person alone in a case, who consents to statistics unless told otherwise. */
async function person(over: Parameters<typeof adult>[0], office = 'oslo', agrees = true): Promise<string> {
  families += 1;
  const members = ofFamily([adult(over)], families);
  const wanted = household({
    ...{ office, members },
    consents: consentsOf(members, agrees ? ['assessment', 'statistics'] : ['assessment']),
  });
  const by = command();
  const opened = registered(wanted, shippedPolicy(wanted.programme, 1)!, false, by);
  await table.store.commitCase(opened, by);
  return opened.case.id;
}
const times = async (count: number, ...given: Parameters<typeof person>) => {
  for (let made = 0; made < count; made += 1) await person(...given);
};

const wanted = (over: object = {}) => ({
  definition: { counts: 'persons', dimensions: ['sex'], office: 'oslo', filters: {}, ...over },
});
type Preview = {
  table: { cells: { at: string[]; value: number | null; why?: string }[] } | null;
  refused: { because: string; releases: number[] } | null;
};
async function counted(over: object = {}, by = supervisor, at = AT) {
  const { body, status } = await api('CountStatistics', { by, body: wanted(over), at });
  expect([status, body.done]).toEqual([200, true]);
  return { countId: String(body.countId), preview: body.preview as Preview };
}
const cell = ({ table: found }: Preview, ...at: string[]) =>
  found?.cells.find((one) => one.at.join() === at.join());
const release = (countId: string, by = supervisor, at = AT) =>
  api('ReleaseStatistics', { by, body: { countId }, at });
const files = async (releaseId: unknown, by = supervisor) => {
  const { body } = await api('ReadRelease', { by, path: { releaseId: String(releaseId) } });
  return { digest: body.digest, files: unzipSync(Buffer.from(String(body.data), 'base64')) };
};

beforeAll(async () => {
  table = await openTestTable();
  await times(14, { sex: 'f' });
  await times(13, { sex: 'm' });
  await times(3, { sex: 'm', nationality: 'IRQ' });
  await times(5, { sex: 'f' }, 'oslo', false);
  await times(12, { sex: 'f' }, 'bergen');
});

describe('figures to share', () => {
  it('count those alone who consent to statistics, and hold back what is small and what would tell it', async () => {
    const { preview } = await counted({ dimensions: ['sex', 'nationality'] });
    expect(cell(preview, 'f', '*')?.value).toBe(14);
    expect(cell(preview, '*', '*')?.value).toBe(30);
    expect(cell(preview, 'm', 'other')).toMatchObject({ value: null, why: 'small' });
    expect(cell(preview, 'm', 'SYR')).toMatchObject({ value: null, why: 'complement' });
  });

  it('are of the own office for a supervisor', async () => {
    const of = (office: string | undefined) =>
      api('CountStatistics', { by: supervisor, body: wanted({ office }) });
    expect((await of('bergen')).status).toBe(403);
    expect((await of(undefined)).status).toBe(403);
  });

  it('count a case if everybody in it consents, and by nothing that differs within it', async () => {
    const { preview } = await counted({ counts: 'cases', dimensions: ['programme'] });
    expect(cell(preview, 'resettlement')?.value).toBe(30);
    const { status } = await api('CountStatistics', {
      by: supervisor,
      body: wanted({ counts: 'cases', dimensions: ['sex'] }),
    });
    expect(status).toBe(400);
  });

  it('are counted on by the next call when the time of one is up', async () => {
    // An office is known once somebody there has signed in.
    await counted({ office: 'bergen' }, staff('supervisor', 'bergen', 'supervisor-b'));
    const first = await api('CountStatistics', {
      ...{ by: administrator, body: wanted({ office: undefined }), timeLeft: () => 7_000 },
    });
    expect(first.body).toMatchObject({ done: false, preview: null });
    let { body } = first;
    for (let calls = 0; body.done === false && calls < 50; calls += 1)
      ({ body } = await api('CountStatistics', {
        ...{ by: administrator, body: { countId: String(body.countId) }, timeLeft: () => 7_000 },
      }));
    expect(cell(body.preview as Preview, '*')?.value).toBe(42);
  });
});

describe('a release', () => {
  it('leaves the house with files that the ledger proves', async () => {
    const { countId } = await counted();
    const { body, status } = await release(countId);
    expect([status, body.status]).toEqual([201, 'released']);
    const left = await files(body.releaseId);
    const sums = Object.entries(left.files)
      .map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
      .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1));
    expect(createHash('sha256').update(sums.join('')).digest('hex')).toBe(left.digest);
    const csv = strFromU8(left.files['figures.csv']!);
    expect(csv.split('\n').slice(0, 2)).toEqual(['sex,persons,mark,release', `f,14,,1 (${body.releaseId})`]);
    expect(strFromU8(left.files['figures-hxl.csv']!)).toContain(
      '#group+sex+code,#affected+ind+num,#meta+mark',
    );
    expect(strFromU8(left.files['data-dictionary.csv']!)).toContain('smallest-number,11');
    for (const bytes of Object.values(left.files)) expect(strFromU8(bytes)).toContain(String(body.releaseId));
    const entries = await table.store.readAudit(LEDGER_ID, 0, 10);
    expect(entries[0]?.facts[0]).toMatchObject({
      act: 'release.released',
      details: { number: 1, k: 11, digest: left.digest },
    });
  });

  it('is refused after another from which it would tell who came, and names that one', async () => {
    const newcomer = await person({ sex: 'f' });
    const { preview, countId } = await counted();
    expect(preview).toMatchObject({
      refused: {
        ...{ because: 'changed-too-little', releases: [1] },
        cell: { release: 1, dimensions: ['sex'], at: ['*'] },
      },
    });
    expect((await release(countId)).status).toBe(409);
    await table.store.change(newcomer, command(), (file) => ({
      patch: {},
      writes: file.consents.map((one) => ({ ...one, withdrawnAt: AT })),
      facts: [{ act: 'consent.withdrawn', subject: newcomer }],
      answer: {},
    }));
  });

  it('has nobody who withdrew between count and release', async () => {
    await times(12, { sex: 'x' });
    const leaver = await person({ sex: 'x' });
    const { countId, preview } = await counted();
    expect(cell(preview, 'x')?.value).toBe(13);
    await table.store.change(leaver, command(), (file) => ({
      patch: {},
      writes: file.consents.map((one) => ({ ...one, withdrawnAt: AT })),
      facts: [{ act: 'consent.withdrawn', subject: leaver }],
      answer: {},
    }));
    const { body } = await release(countId);
    const csv = strFromU8((await files(body.releaseId)).files['figures.csv']!);
    expect(csv).toContain('\nx,12,');
  });

  it('is refused on a count of before another release, or of another day', async () => {
    const { countId } = await counted({ dimensions: ['need'] });
    const { countId: other } = await counted({ dimensions: ['programme'] });
    expect((await release(countId)).status).toBe(201);
    expect((await release(other)).status).toBe(409);
    const { countId: third } = await counted({ dimensions: ['stage'] });
    expect((await release(third, supervisor, '2026-03-11T09:00:00.000Z')).status).toBe(409);
  });

  it('of other offices waits for a second person, who counts again', async () => {
    const over = { office: 'bergen' };
    const { countId } = await counted(over, administrator);
    const asked = await release(countId, administrator);
    expect(asked.body.status).toBe('asked');
    const path = { releaseId: String(asked.body.releaseId) };
    const decide = (by: typeof administrator, count: string) =>
      api('DecideRelease', { by, path, body: { decision: 'approve', countId: count } });
    const { countId: own } = await counted(over, administrator);
    expect((await decide(administrator, own)).body.type).toBe('urn:kinbridge:error:FourEyes');
    const second = staff('supervisor', 'bergen', 'supervisor-b');
    expect((await decide(second, countId)).status).toBe(404);
    expect((await api('ReadRelease', { by: second, path })).status).toBe(409);
    const { countId: theirs } = await counted(over, second);
    expect((await decide(second, theirs)).body).toMatchObject({ status: 'released' });
    expect((await api('ReadRelease', { by: supervisor, path })).status).toBe(404);
    const { body } = await api('ListReleases', { by: staff('auditor', 'amman') });
    expect((body.releases as { status: string }[])[0]).toMatchObject({ status: 'released', shown: 5 });
  });

  it('counts again what has changed, call by call when the time of one is up', async () => {
    const ids = [await person({ sex: 'f' }, 'oslo'), await person({ sex: 'f' }, 'bergen')];
    await counted({ office: 'bergen' }, staff('supervisor', 'bergen', 'supervisor-b'));
    const { countId } = await counted({ office: undefined, dimensions: ['programme'] }, administrator);
    for (const id of ids)
      await table.store.change(id, command(), () => ({
        patch: {},
        writes: [],
        facts: [{ act: 'case.viewed', subject: id }],
        answer: {},
      }));
    const hurried = { by: administrator, body: { countId }, timeLeft: () => 7_000 };
    const early = await api('ReleaseStatistics', hurried);
    expect([early.status, early.body.detail]).toEqual([
      409,
      expect.stringContaining('1 parts to count again'),
    ]);
    expect((await api('CountStatistics', hurried)).body.done).toBe(true);
  });
});
