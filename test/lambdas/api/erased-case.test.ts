import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { carryOutErasure } from '../../../lambdas/services/carry-out-erasure.ts';
import { ASYLUM, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const supervisor = staff('supervisor');
const second = staff('supervisor', ASYLUM, 'supervisor-2');
const closing = { outcome: 'cancelled', reasonCode: 'programme-closed' } as const;
const asked = { askedBy: 'self', channel: 'letter', words: 'Forget me.', askedOn: '2026-03-01' };

let table: TestTable;
let file: CaseFile;
beforeAll(async () => {
  table = await openTestTable();
  file = await storedCase(table);
  const caseId = file.case.id;
  await table.store.change(caseId, command(), () => ({
    ...{ patch: { status: 'closed' as const, closing }, writes: [], answer: {} },
    facts: [{ act: 'case.closed' }],
  }));
  const body = { ...asked, right: 'erasure' };
  const { body: request } = await api('AskRight', { by: supervisor, path: { recordId: caseId }, body });
  const workItemId = await storedItem(table, caseId, 'rights-request', String(request.requestId));
  const form = { decision: 'granted', told: 'letter' };
  await api('DecideWorkItem', { by: second, path: { workItemId }, body: form });
  await carryOutErasure(caseId, String(request.requestId), command());
});

describe('an erased case', () => {
  it('is not opened again, and nothing is stored there, whatever somebody asks', async () => {
    const caseId = file.case.id;
    const before = (await table.store.loadCase(caseId)).case;
    expect(before.erasedAt).toBeDefined();
    const by = supervisor;
    const again = { fromStage: 'eligibility-review', reasonCode: 'new-facts' };
    const answers = [
      await api('ReopenCase', { by, path: { caseId }, body: again }),
      await api('WriteNote', { by, path: { caseId }, body: { text: 'They live in the old mill now.' } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([410, 410]);
    expect((await table.store.loadCase(caseId)).case).toEqual(before);
  });

  it('is told as erased, without a number, in lists and on its page', async () => {
    const { body } = await api('ListCases', { by: supervisor });
    const rows = body.cases as { caseId: string }[];
    const row = rows.find(({ caseId }) => caseId === file.case.id);
    expect(row).toMatchObject({ erased: true, number: null, name: null });
    const view = (await api('ReadCase', { by: supervisor, path: { caseId: file.case.id } })).body;
    const head = view.case as Record<string, unknown>;
    expect([typeof head.erasedAt, head.number]).toEqual(['string', undefined]);
  });
});
