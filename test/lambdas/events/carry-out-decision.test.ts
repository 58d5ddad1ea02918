import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { QueueAnswer } from '../../../contracts/held-decisions.ts';
import { isBefore } from '../../../domain/kernel/calendar.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { RECOMMENDED } from '../../fixtures/eligibility.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const AT = '2026-03-10T09:00:00.000Z';
const later = (seconds: number) => new Date(Date.parse(AT) + seconds * 1000).toISOString();
const anna = staff('caseworker', 'amman', 'anna');
let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
  process.env.TAKE_BACK_SECONDS = '60';
  process.env.HELD_QUEUE = 'https://queue.example.org/held';
});

interface Held {
  caseId: string;
  workItemId: string;
  command: string;
  releaseAt: string;
}

const itemOf = async (workItemId: string) => (await table.store.loadWorkItems([workItemId]))[0]!;
const entriesOf = async (caseId: string) =>
  (await table.store.readAudit(caseId, 0, 200)).flatMap(({ facts }) => facts.map(({ act }) => act));

async function decided(workItemId: string, key?: string): Promise<Omit<Held, 'caseId'>> {
  const call = { by: anna, path: { workItemId }, body: { ...RECOMMENDED, note: 'sound' }, at: AT };
  const { status, body } = await api('DecideWorkItem', { ...call, ...(key ? { key } : {}) });
  expect([status, body.heldFor]).toEqual([200, 60]);
  const { held } = await itemOf(workItemId);
  return { workItemId, command: held!.command, releaseAt: held!.releaseAt };
}
async function heldCase(): Promise<Held> {
  const { case: caseRecord } = await storedCase(table);
  const workItemId = await storedItem(table, caseRecord.id, 'eligibility-review');
  return { caseId: caseRecord.id, ...(await decided(workItemId)) };
}
async function deliver(messages: Omit<Held, 'caseId'>[], at: string): Promise<QueueAnswer> {
  const handler = await handlerOf('CarryOutDecision');
  const Records = messages.map(({ workItemId, command: id, releaseAt }, index) => ({
    messageId: `message-${index}`,
    body: JSON.stringify({ workItemId, command: id, releaseAt }),
    attributes: { ApproximateFirstReceiveTimestamp: String(Date.parse(at)) },
  }));
  return (await handler({ Records }, CONTEXT)) as QueueAnswer;
}
const takeBack = (workItemId: string, at = later(30)) =>
  api('TakeBackDecision', { by: anna, path: { workItemId }, at });

describe('the message that releases a decision', () => {
  it('carries it out once, however often it is delivered', async () => {
    const held = await heldCase();
    expect(await deliver([held, held], later(60))).toEqual({ batchItemFailures: [] });
    await deliver([held], later(90));
    const item = await itemOf(held.workItemId);
    expect(item).toMatchObject({ status: 'decided', decision: { code: 'recommend', by: 'anna' } });
    expect(item).not.toHaveProperty('held');
    expect((await entriesOf(held.caseId)).slice(-3)).toEqual([
      'work-item.decided',
      'eligibility.recommended',
      'work-item.carried-out',
    ]);
  });

  it('does nothing about a decision that was taken back, nor about the one made after it', async () => {
    const first = await heldCase();
    expect((await takeBack(first.workItemId)).status).toBe(200);
    await deliver([first], later(60));
    expect(await itemOf(first.workItemId)).toMatchObject({ status: 'claimed', assignee: 'anna' });
    const second = await decided(first.workItemId);
    await deliver([first], later(60));
    expect((await itemOf(first.workItemId)).held?.command).toBe(second.command);
    await deliver([second], later(61));
    expect((await itemOf(first.workItemId)).status).toBe('decided');
  });

  it('waits for the rest of its time if it comes too early', async () => {
    const sent = vi.spyOn(SQSClient.prototype, 'send').mockResolvedValue({} as never);
    const held = await heldCase();
    await deliver([held], later(20));
    const [asked] = sent.mock.calls.map(([each]) => each);
    sent.mockRestore();
    expect(asked).toBeInstanceOf(SendMessageCommand);
    expect(asked!.input).toMatchObject({ DelaySeconds: 40 });
    expect((await itemOf(held.workItemId)).status).toBe('open');
  });

  it('does nothing for a work item that was cancelled meanwhile, and nothing for one that there is not', async () => {
    const { caseId, ...held } = await heldCase();
    const item = await itemOf(held.workItemId);
    const cancel = { patch: {}, facts: [{ act: 'work-item.cancelled', subject: item.id }], answer: {} };
    await table.store.change(caseId, command(), () => ({
      ...cancel,
      writes: [{ ...item, status: 'cancelled' as const, version: item.version + 1 }],
    }));
    const gone = { ...held, workItemId: held.workItemId.replace(/.$/, 'x') };
    expect(await deliver([held, gone], later(60))).toEqual({ batchItemFailures: [] });
    expect((await itemOf(held.workItemId)).status).toBe('cancelled');
  });

  it('is delivered again if it cannot be read, and the others of its batch are not', async () => {
    const held = await heldCase();
    const answer = await deliver([{ ...held, releaseAt: 'never' }, held], later(60));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] });
    expect((await itemOf(held.workItemId)).status).toBe('decided');
  });
});

describe('a decision that a rule forbids by then', () => {
  it('leaves the work open with what was entered, and tells whoever decided', async () => {
    const { caseId, ...held } = await heldCase();
    await table.store.change(caseId, command(), (file) => ({
      patch: {},
      writes: file.consents.map((consent) => ({ ...consent, withdrawnAt: later(10) })),
      facts: [{ act: 'consent.withdrawn' }],
      answer: {},
    }));
    await deliver([held, held], later(60));
    expect(await itemOf(held.workItemId)).toMatchObject({
      status: 'claimed',
      assignee: 'anna',
      takenBack: { because: 'ConsentMissing', form: { note: 'sound' } },
    });
    expect((await entriesOf(caseId)).slice(-2)).toEqual(['consent.withdrawn', 'work-item.not-carried-out']);
    const view = await api('ReadWorkItem', { by: anna, path: { workItemId: held.workItemId } });
    expect(view.body).toMatchObject({
      held: null,
      takenBack: { because: 'ConsentMissing', entered: { ...RECOMMENDED, note: 'sound' } },
    });
    const told = (await table.scan()).filter(
      ({ type, template }) => type === 'notice' && template === 'decision-not-carried-out',
    );
    expect(told).toMatchObject([{ caseId, to: { kind: 'staff', id: 'anna' } }]);
  });
});

describe('taking back at the instant of the release', () => {
  it('one of them holds, and the other is told', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { caseId, ...held } = await heldCase();
      const release = () => deliver([held], later(60));
      const back = () => takeBack(held.workItemId, later(60));
      const [first, second] = round % 2 === 0 ? [release, back] : [back, release];
      const both = await Promise.all([first(), second()]);
      const answer = both.find((one) => 'status' in one) as Awaited<ReturnType<typeof takeBack>>;
      const item = await itemOf(held.workItemId);
      const last = (await entriesOf(caseId)).at(-1);
      const outcomes = {
        200: ['claimed', 'work-item.taken-back'],
        409: ['decided', 'work-item.carried-out'],
      };
      expect([item.status, last]).toEqual(outcomes[answer.status as 200 | 409]);
      if (answer.status === 409) expect(answer.body.detail).toContain('the workflow has gone on');
    }
  });
});

describe('while a decision waits', () => {
  it('has written nothing but itself: nobody is told and no record has changed', async () => {
    const before = new Set((await table.scan()).map(({ pk, sk }) => `${pk} ${sk}`));
    const { caseId, workItemId, releaseAt } = await heldCase();
    const added = (await table.scan()).filter(({ pk, sk }) => !before.has(`${pk} ${sk}`));
    expect(added.filter(({ type }) => type === 'notice')).toEqual([]);
    expect(isBefore(AT, releaseAt)).toBe(true);
    const { case: caseRecord, workItems } = await table.store.loadCase(caseId);
    expect(caseRecord.stages).toEqual({});
    expect(workItems.find(({ id }) => id === workItemId)).not.toHaveProperty('decision');
  });
});
