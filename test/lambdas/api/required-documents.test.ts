import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { missingDocuments } from '../../../domain/documents/required.ts';
import { decideWorkItem } from '../../../domain/work-item/decide-work-item.ts';
import { openWorkItem } from '../../../domain/work-item/open-work-item.ts';
import { PolicySchema } from '../../../registry/policy-schema.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { committed, refusal } from '../../fixtures/case-file.ts';
import { fileOf, kept } from '../../fixtures/documents.ts';
import { adult, child, household } from '../../fixtures/household.ts';
import { registered } from '../../fixtures/id-key.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const OFFICER = staff('travel-officer', 'amman');
const WORKER = staff('caseworker', 'amman');

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
  const before = shippedPolicy('resettlement', 1)!;
  const documents = [
    {
      work: 'travel-documents',
      decision: 'ready',
      kinds: ['passport', 'travel-document'],
      of: 'each-member',
    },
    { work: 'travel-documents', decision: 'ready', kinds: ['exit-permit'], of: 'household' },
  ];
  const travel = { ...before.travel, papers: [] };
  const policy = PolicySchema.parse({ ...before, version: 2, documents, travel });
  await table.store.publishPolicy(policy, command(staff('administrator')));
});

/** A couple with a child, whose papers for the journey are asked for. */
async function waiting(): Promise<{ caseId: string; workItemId: string; file: CaseFile }> {
  const by = command();
  const members = [adult(), adult({ relationship: 'spouse', name: 'Karim Haddad' }), child()];
  const opened = registered(
    household({ members }),
    await table.store.currentPolicy('resettlement'),
    true,
    by,
  );
  const caseId = opened.case.id;
  await table.store.commitCase(opened, by);
  const request = { kind: 'travel-documents', round: 0, token: `token-${by.id}`, execution: 'execution-1' };
  const next = command();
  const answer = await table.store.change(caseId, next, (now) => openWorkItem(now, request, next));
  return { caseId, workItemId: String(answer.workItemId), file: await table.store.loadCase(caseId) };
}
const decide = (workItemId: string, decision: string) =>
  api('DecideWorkItem', {
    ...{ by: OFFICER, path: { workItemId } },
    body: decision === 'ready' ? { decision } : { decision, reasonCode: 'visa-not-issued' },
  });
const missing = async (workItemId: string) =>
  (await api('ReadWorkItem', { by: OFFICER, path: { workItemId } })).body.missing as {
    kinds: string[];
    personIds: string[];
  }[];

describe('a decision that a policy asks a document for', () => {
  it('waits until it is on file for each member, and says of whom it is missing', async () => {
    const { caseId, workItemId, file } = await waiting();
    const [first, second, third] = file.persons.map(({ id }) => id);
    expect((await missing(workItemId)).map(({ personIds }) => personIds.length)).toEqual([3, 0]);
    const refused = await decide(workItemId, 'ready');
    expect([refused.status, refused.body.issues]).toMatchObject([
      400,
      [{ path: 'decision', code: 'documents-needed' }],
    ]);
    await kept(WORKER, caseId, fileOf('pdf', 50), { about: first });
    await kept(WORKER, caseId, fileOf('pdf', 50), { about: second, kind: 'travel-document' });
    await kept(WORKER, caseId, fileOf('pdf', 50), { about: third, expiresOn: '2026-01-01' });
    await kept(WORKER, caseId, fileOf('pdf', 50), { kind: 'exit-permit' });
    expect((await missing(workItemId)).map(({ personIds }) => personIds)).toEqual([[third]]);
    expect((await decide(workItemId, 'ready')).status).toBe(400);
    await kept(WORKER, caseId, fileOf('pdf', 50), { about: third, expiresOn: '2030-01-01' });
    expect(await missing(workItemId)).toEqual([]);
    expect((await decide(workItemId, 'ready')).status).toBe(200);
  });

  it('holds up no other decision, and no work that no document is asked for', async () => {
    const { workItemId } = await waiting();
    expect((await decide(workItemId, 'delayed')).status).toBe(200);
  });

  it('counts no document that has not arrived or was removed', async () => {
    const { caseId, file, workItemId } = await waiting();
    const about = file.persons[0]!.id;
    const { documentId } = await kept(WORKER, caseId, fileOf('pdf', 50), { about });
    const path = { recordId: caseId, documentId };
    await api('RemoveDocument', { by: WORKER, path, body: { reasonCode: 'wrong-file' } });
    await kept(WORKER, caseId, fileOf('exe', 50), { about });
    expect((await missing(workItemId))[0]!.personIds).toContain(about);
  });

  it('asks one person’s of that person alone, by age', async () => {
    const { file } = await waiting();
    const { id } = file.persons.find(({ custody }) => custody !== 'not-a-child')!;
    const documents = [
      {
        work: 'health-exam',
        decision: 'cleared',
        kinds: ['custody-paper'] as ['custody-paper'],
        of: 'each-child' as const,
      },
      {
        work: 'health-exam',
        decision: 'cleared',
        kinds: ['passport'] as ['passport'],
        of: 'each-adult' as const,
      },
    ];
    const asked = { ...file, policy: { ...file.policy, documents } };
    const by = command();
    const request = { kind: 'health-exam', subject: id, round: 0, token: 't', execution: 'e' };
    const after = committed(asked, openWorkItem(asked, request, by));
    const item = after.workItems.find(({ subject }) => subject === id)!;
    expect(missingDocuments(after, item, by.at)).toEqual([
      { decision: 'cleared', kinds: ['custody-paper'], personIds: [id] },
    ]);
    const form = { decision: 'cleared', classification: 'no-finding', examinedOn: '2026-03-09' };
    const health = command(staff('health-staff', 'amman'));
    const error = refusal(() =>
      decideWorkItem(after, item.id, { ...form, tuberculosisClass: 'none' }, health),
    );
    expect(error.issues).toMatchObject([{ code: 'documents-needed' }]);
  });
});
