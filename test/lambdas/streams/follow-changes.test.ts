import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { consume, openOutbox, playServices, record, theServices } from '../../fixtures/outbox.ts';
import { linesDuring } from '../../fixtures/output.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
beforeEach(playServices);

test('a part that fails keeps no other from its work, and the batch comes again', async () => {
  const outbox = openOutbox(table);
  const { notice } = await outbox.pending();
  const bounced = { ...notice, status: 'bounced' as const };
  theServices()
    .workflows.on(StartExecutionCommand)
    .rejects(Object.assign(new Error('no'), { name: 'AccessDenied' }));
  const [item] = (await table.scan()).filter(({ type }) => type === 'person');
  const person = record(item as never);
  await linesDuring(async () => {
    await expect(consume(record(bounced, { ...notice, status: 'sent' }), person)).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
  const indexed = (await table.scan()).filter(({ pk }) => String(pk).startsWith('TRACING#PERSON#'));
  expect(indexed.length).toBeGreaterThan(0);
  expect(theServices().mail.commandCalls(SendEmailCommand)).toHaveLength(0);
});
