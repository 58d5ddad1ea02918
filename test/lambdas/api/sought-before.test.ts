import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { toItem } from '../../../lambdas/adapters/stored-item.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { adult, consent, household } from '../../fixtures/household.ts';
import { tracingIn } from '../../fixtures/tracing-cases.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeEach(async () => {
  table = await openTestTable();
});
const { seeking, search, brother } = tracingIn(() => table);
const worker = staff('caseworker', 'amman');

interface Match {
  index?: number;
  request?: number;
  caseId: string;
  requestId?: string;
  seeker?: string;
  name: string;
  evidence: { field: string; agreement: string; sought: { text: string }[]; found: { text: string }[] }[];
}
interface Answer {
  alike: unknown[];
  sought: Match[];
  found: Match[];
}

const reza = adult({ name: 'رضا احمدی', sex: 'm', birthDate: '1990-06-07', motherName: 'پروین' });
const zahra = adult({ name: 'Zahra Ahmadi', motherName: 'Parwin' });
const lookingFor = (name: string) => [
  { seeker: 0, sought: { name, relationship: 'brother' as const, sex: 'm' as const, birthYear: 1990 } },
];
const traced = [consent('tracing')];

const ask = async (over: Parameters<typeof household>[0], by = worker): Promise<Answer> => {
  const { programme, office, members, consents, tracing } = household({ office: 'amman', ...over });
  const body = { members, relatives: { programme, office, consents, tracing } };
  const answer = await api('SearchAlike', { by, body, at: AT });
  expect(answer.status).toBe(200);
  return answer.body as unknown as Answer;
};
const flag = (file: CaseFile) =>
  api('RaiseFlag', {
    by: staff('protection-officer', 'amman', 'protector'),
    path: { caseId: file.case.id },
    body: { kind: 'protection', instruction: 'Threats.', blocks: [] },
  });

describe('a person about to be registered whom a household is looking for', () => {
  it('is shown with the request and the evidence, across scripts', async () => {
    const file = await seeking('Reza Ahmadi');
    await search(file);
    const { sought, found } = await ask({ members: [reza], consents: traced });
    expect(found).toEqual([]);
    expect(sought).toMatchObject([
      {
        ...{ index: 0, caseId: file.case.id, requestId: file.tracing[0]!.id },
        ...{ name: 'Reza Ahmadi', seeker: 'Zahra Ahmadi', number: file.case.number },
      },
    ]);
    const name = sought[0]!.evidence.find(({ field }) => field === 'name');
    expect([name?.sought[0]?.text, name?.found[0]?.text]).toEqual(['Reza Ahmadi', 'رضا احمدی']);
  });

  it('is not compared without consent to tracing', async () => {
    await search(await seeking('Reza Ahmadi'));
    expect((await ask({ members: [reza], consents: [] })).sought).toEqual([]);
  });

  it('learns nothing of requests of other offices, of restricted cases, and of nobody like them', async () => {
    const elsewhere = await seeking('Reza Ahmadi', 'nairobi');
    await search(elsewhere);
    expect((await ask({ members: [reza], consents: traced })).sought).toEqual([]);
    const restricted = await seeking('Reza Ahmadi');
    await search(restricted);
    expect((await ask({ members: [reza], consents: traced })).sought).toHaveLength(1);
    expect((await flag(restricted)).status).toBeLessThan(300);
    expect((await ask({ members: [reza], consents: traced })).sought).toEqual([]);
    const somebody = adult({ name: 'Iman Sabbagh', birthDate: '1961-01-02' });
    expect((await ask({ members: [somebody], consents: traced })).sought).toEqual([]);
  });

  it('is proposed to the request once an import has registered them', async () => {
    const file = await seeking('Reza Ahmadi');
    await search(file);
    const wanted = household({ office: 'amman', members: [reza], consents: traced });
    const imported = await api('ImportIntake', {
      by: worker,
      body: { json: { households: [wanted] } },
      at: AT,
    });
    const [{ caseId }] = (imported.body as { households: { caseId: string }[] }).households as [
      { caseId: string },
    ];
    const { persons } = await table.store.loadCase(caseId);
    const Records = persons.map((person, index) => ({
      eventID: `sought-${index}`,
      dynamodb: {
        ApproximateCreationDateTime: Date.parse(AT) / 1000,
        NewImage: marshall(toItem(person), { removeUndefinedValues: true }),
      },
    }));
    await (await handlerOf('FollowChanges'))({ Records }, CONTEXT);
    const [request] = (await table.store.loadCase(file.case.id)).tracing;
    expect(request?.candidates).toMatchObject([{ caseId, decision: 'open' }]);
  });
});

describe('a household about to be registered that looks for somebody', () => {
  it('is shown the registered person of its own office, with the evidence', async () => {
    const file = await brother('رضا احمدی', 'amman');
    const { found, sought } = await ask({
      members: [zahra],
      consents: traced,
      tracing: lookingFor('Reza Ahmadi'),
    });
    expect(sought).toEqual([]);
    expect(found).toMatchObject([{ request: 0, caseId: file.case.id, name: 'رضا احمدی' }]);
    expect(found[0]!.evidence.find(({ field }) => field === 'name')?.agreement).not.toBe('differs');
  });

  it('is shown nobody of another office, and nobody without the seeker’s consent', async () => {
    await brother('رضا احمدی', 'nairobi');
    const tracing = lookingFor('Reza Ahmadi');
    expect((await ask({ members: [zahra], consents: traced, tracing })).found).toEqual([]);
    await brother('رضا احمدی', 'amman');
    expect((await ask({ members: [zahra], consents: [], tracing })).found).toEqual([]);
  });
});
