import { beforeAll, expect, it } from 'vitest';
import { decideRight } from '../../../domain/rights/decide-right.ts';
import { newRequest } from '../../../domain/tracing-request/open-tracing-request.ts';
import type { TracingStatus } from '../../../domain/tracing-request/tracing-request.ts';
import { leaveHousehold } from '../../../stages/family-tracing/leave-household.ts';
import { reunificationCaseIdOf } from '../../../stages/family-tracing/open-reunification-case.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

/** A seeker's request for somebody who is alone in a case, and the task that opens the case of both. */
async function agreed(status: TracingStatus) {
  const [seeking, found] = [await storedCase(table, {}), await storedCase(table, {})];
  const person = found.persons[0]!;
  const sought = { name: 'Amal Haddad', relationship: 'mother', sex: 'f', birthYear: 1960 } as const;
  const request = {
    ...newRequest(seeking.case, { seekerId: seeking.persons[0]!.id, sought }, command()),
    status,
    candidates: [
      {
        caseId: found.case.id,
        personId: person.id,
        decision: 'confirmed' as const,
        evidence: 'e',
        decidedAt: AT,
      },
    ],
  };
  await table.store.commitEntity(request);
  const id = reunificationCaseIdOf(request.id);
  const input = { caseId: seeking.case.id, command: `open/${request.id}`, at: AT, requestId: request.id };
  return { id, found, person, run: async () => (await handlerOf('OpenReunificationCase'))(input, CONTEXT) };
}

it('moves the found person, once however often it is called', async () => {
  const { id, found, person, run } = await agreed('reunification-agreed');
  expect(await run()).toMatchObject({ reunificationCaseId: id, ask: false });
  expect(await run()).toMatchObject({ reunificationCaseId: id, ask: false });
  expect((await table.store.loadCase(id)).persons).toMatchObject([{ id: person.id, status: 'active' }]);
  const before = await table.store.loadCase(found.case.id);
  expect(before.persons).toMatchObject([{ id: person.id, status: 'split' }]);
  expect(before.case.status).toBe('closing');
});

it('takes in who has left the first case, though the request was closed in between', async () => {
  const { id, found, person, run } = await agreed('closed');
  await table.store.change(found.case.id, command(), (file) =>
    leaveHousehold(file, [person.id], id, command()),
  );
  expect(await run()).toMatchObject({ reunificationCaseId: id });
  expect((await table.store.loadCase(id)).persons).toMatchObject([{ id: person.id, status: 'active' }]);
});

it('moves nobody for a request that was closed before', async () => {
  const { found, person, run } = await agreed('closed');
  expect(await run()).toEqual({ reunificationCaseId: null, ask: false });
  expect((await table.store.loadCase(found.case.id)).persons).toMatchObject([
    { id: person.id, status: 'active' },
  ]);
});

it('takes along what protects them: a restriction, a request nobody has decided on, and a legal hold', async () => {
  const { id, found, person, run } = await agreed('reunification-agreed');
  const recordId = found.case.id;
  const body = { askedBy: 'self', channel: 'in-person', words: 'Please.', askedOn: '2026-03-01' };
  const ask = (more: object) =>
    api('AskRight', { by: staff('caseworker'), path: { recordId }, body: { ...body, ...more } });
  const restricted = await ask({ right: 'restriction', personId: person.id });
  await table.store.change(recordId, command(), (file) =>
    decideRight(
      file,
      String(restricted.body.requestId),
      { decision: 'granted', told: 'in-person' },
      command(staff('supervisor')),
    ),
  );
  await ask({ right: 'objection', personId: person.id, purpose: 'statistics' });
  const order = { reasonCode: 'court-order', authority: 'court', reference: 'KZ 14/2026' };
  await api('SetHold', { by: staff('supervisor'), path: { recordId }, body: order });
  await run();
  const { rights, holds } = await table.store.loadCase(id);
  expect(rights.map(({ right, status, caseId }) => [right, status, caseId]).sort()).toEqual([
    ['objection', 'asked', id],
    ['restriction', 'granted', id],
  ]);
  expect(holds).toMatchObject([{ reference: order.reference, caseId: id }]);
});
