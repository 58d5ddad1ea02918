import { beforeAll, describe, expect, it } from 'vitest';
import { relayOf } from '../../../domain/casework/relay.ts';
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
    await share(seeker, { decision: 'decline', reasonCode: 'not-safe' });
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
