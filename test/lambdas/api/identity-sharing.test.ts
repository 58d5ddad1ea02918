import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { Change } from '../../../domain/case/change.ts';
import { relayOf } from '../../../domain/casework/relay.ts';
import { eraseCandidate } from '../../../stages/family-tracing/erase-candidate.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedItem } from '../../fixtures/running-case.ts';
import { officer, tracingIn } from '../../fixtures/tracing-cases.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
const { search, seeking, read, brother, share } = tracingIn(() => table);

describe('who a candidate of another office is', () => {
  it('is seen once a second person, of the office that has the record, has agreed', async () => {
    const found = await brother('رستم فاضل');
    const seeker = await seeking('Rostam Fazel');
    await search(seeker);
    const before = await read(seeker);
    expect(before.candidates[0]).toMatchObject({ sharing: 'asked', office: null });
    expect(JSON.stringify(before)).not.toMatch(/رستم|1990-06-07|nairobi/);
    expect(before.candidates[0]!.evidence.find(({ field }) => field === 'name')).toMatchObject({
      agreement: expect.stringMatching(/agrees|partly/),
      found: null,
    });
    const { asked, answer } = await share(seeker);
    expect(asked.body).toMatchObject({
      ...{ office: 'nairobi', caseNumber: null, matter: null },
      context: { personId: found.persons[0]!.id, asking: { office: 'amman', relationship: 'brother' } },
    });
    expect(JSON.stringify(asked.body)).not.toMatch(new RegExp(`Zahra|Rostam|${seeker.case.number}"`));
    expect(answer.status).toBe(200);
    const after = await read(seeker);
    expect(JSON.stringify(after)).toMatch(/رستم/);
    expect(JSON.stringify(after)).not.toMatch(/nairobi|noor/);
  });

  it('stays unseen when they decline, and nobody confirms blind', async () => {
    await brother('سیاوش کامران');
    const seeker = await seeking('Siavash Kamran');
    await search(seeker);
    const [request] = (await table.store.loadCase(seeker.case.id)).tracing;
    const { caseId, personId } = request!.candidates[0]!;
    const subject = `${request!.id}/${caseId}/${personId}`;
    const workItemId = await storedItem(table, seeker.case.id, 'tracing-candidate', subject);
    const confirm = () =>
      api('DecideWorkItem', { by: officer, path: { workItemId }, body: { decision: 'confirm' } });
    expect(await confirm()).toMatchObject({ status: 409 });
    const closed = async () => {
      const { body, text } = await api('ReadWorkItem', { by: officer, path: { workItemId } });
      expect(text).not.toMatch(/nairobi|noor/);
      return body.closed;
    };
    expect(await closed()).toEqual([{ decision: 'confirm', why: 'sharing-asked' }]);
    await share(seeker, { decision: 'decline', reasonCode: 'not-safe' });
    expect(await closed()).toEqual([{ decision: 'confirm', why: 'sharing-declined' }]);
    expect(await confirm()).toMatchObject({ status: 409 });
    const view = await read(seeker);
    expect(view.candidates[0]).toMatchObject({ sharing: 'declined' });
    expect(JSON.stringify(view)).not.toMatch(/سیاوش/);
    const body = { decision: 'reject', reasonCode: 'other-person' };
    expect(await api('DecideWorkItem', { by: officer, path: { workItemId }, body })).toMatchObject({
      status: 200,
    });
  });

  it('is asked of the office that has the record, by work of its own, once for the same evidence', async () => {
    await brother('کیوان سپهر');
    const seeker = await seeking('Keyvan Sepehr');
    await search(seeker);
    const [request] = (await table.store.loadCase(seeker.case.id)).tracing;
    const asked = relayOf({ ...request!, candidates: [] }, request!);
    expect(asked).toMatchObject([
      { kind: 'start', workflow: 'case-attention', input: { kind: 'identity-sharing' } },
    ]);
    expect(relayOf(request, { ...request!, revision: 7 })).toEqual([]);
    const others = { ...request!.candidates[0]!, evidence: 'other' };
    expect(relayOf(request, { ...request!, candidates: [others] })).toHaveLength(1);
  });

  it('needs no agreement within one office', async () => {
    await brother('آرش مهران', 'amman');
    const seeker = await seeking('Arash Mehran');
    await search(seeker);
    const view = await read(seeker);
    expect(view.candidates[0]).toMatchObject({ sharing: null });
    expect(JSON.stringify(view)).toMatch(/آرش/);
  });
});

describe('who is asked about, and meanwhile is not sought any more', () => {
  const asked = async (name: string, known: string) => {
    const found = await brother(known);
    const seeker = await seeking(name);
    await search(seeker);
    const [request] = (await table.store.loadCase(seeker.case.id)).tracing;
    const { caseId, personId } = request!.candidates[0]!;
    return { found, seeker, request: request!, subject: `${request!.id}/${caseId}/${personId}` };
  };
  const change = (caseId: string, how: (file: CaseFile) => Change) =>
    table.store.change(caseId, command(), how);
  const leave = (seeker: CaseFile, requestId: string, found: CaseFile) =>
    change(seeker.case.id, (file) =>
      eraseCandidate(
        file,
        requestId,
        { caseId: found.case.id, personId: found.persons[0]!.id },
        command(),
        'consent-withdrawn',
      ),
    );
  const sharingOfSeeker = async ({ case: { id } }: CaseFile) =>
    (await table.store.loadCase(id)).workItems.filter(({ kind }) => kind === 'identity-sharing');

  it('is asked of nobody when they left before the question was opened', async () => {
    const { found, seeker, request, subject } = await asked('Behzad Anvari', 'بهزاد انوری');
    await leave(seeker, request.id, found);
    await expect(storedItem(table, seeker.case.id, 'identity-sharing', subject)).rejects.toMatchObject({
      name: 'WrongState',
    });
    expect(await sharingOfSeeker(seeker)).toEqual([]);
  });

  it('is asked anew when they come back with the same evidence', async () => {
    const { found, seeker, request } = await asked('Parviz Danesh', 'پرویز دانش');
    await leave(seeker, request.id, found);
    const [gone] = (await table.store.loadCase(seeker.case.id)).tracing;
    await search(seeker);
    const [back] = (await table.store.loadCase(seeker.case.id)).tracing;
    expect(back!.candidates[0]).toMatchObject({
      evidence: request.candidates[0]!.evidence,
      sharing: { status: 'asked' },
    });
    const [first, second] = [relayOf({ ...request, candidates: [] }, request), relayOf(gone, back!)].map(
      ([action]) => action as { execution: string },
    );
    expect(second!.execution).not.toBe(first!.execution);
  });

  it('is shown to nobody once the request is closed, and the other office is not asked on', async () => {
    const { seeker, request, subject } = await asked('Kaveh Sohrabi', 'کاوه سهرابی');
    const workItemId = await storedItem(table, seeker.case.id, 'identity-sharing', subject);
    const review = await storedItem(table, seeker.case.id, 'tracing-review', request.id);
    const body = { decision: 'close', reasonCode: 'seeker-asked' };
    expect(await api('DecideWorkItem', { by: officer, path: { workItemId: review }, body })).toMatchObject({
      status: 200,
    });
    expect(await sharingOfSeeker(seeker)).toMatchObject([{ id: workItemId, status: 'cancelled' }]);
    const by = staff('tracing-officer', 'nairobi', 'noor');
    const answer = await api('DecideWorkItem', { by, path: { workItemId }, body: { decision: 'agree' } });
    expect(answer.status).toBe(409);
    await expect(storedItem(table, seeker.case.id, 'identity-sharing', subject)).rejects.toMatchObject({
      name: 'WrongState',
    });
  });
});
