import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plus } from '../../../domain/kernel/calendar.ts';
import { openNotices } from '../../../lambdas/adapters/notice-store.ts';
import { AT } from '../../fixtures/actors.ts';
import { caseFile } from '../../fixtures/case-file.ts';
import {
  consume,
  due,
  failure,
  mailsSent,
  openOutbox,
  playServices,
  record,
  started,
  textsSent,
  theServices,
} from '../../fixtures/outbox.ts';
import { linesDuring } from '../../fixtures/output.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
let outbox: ReturnType<typeof openOutbox>;
beforeAll(async () => {
  table = await openTestTable();
  outbox = openOutbox(table);
});
beforeEach(playServices);

describe('SendNotices', () => {
  it('sends a notice once, though its batch is given twice, with a link that names nobody', async () => {
    const { notice, group } = await outbox.pending({ mailLanguage: 'mk' });
    await consume(record(notice), record(notice));
    await consume(record(notice));
    const sent = mailsSent();
    expect(sent).toMatchObject([
      {
        FromEmailAddress: 'office@example.org',
        Destination: { ToAddresses: [group.email] },
        EmailTags: [
          { Name: 'notice', Value: notice.id },
          { Name: 'owner', Value: notice.caseId },
        ],
        Content: { Simple: { Subject: { Data: 'Едно семејство го чека вашиот одговор' } } },
      },
    ]);
    const body = JSON.stringify(sent[0]?.Content);
    expect(body).toMatch(/https:\/\/cases\.example\.org\/s\/[\w-]{23}[^\w-]/);
    for (const secret of ['Haddad', notice.caseId, group.id, 'offer-1']) expect(body).not.toContain(secret);
    expect(await outbox.stored(notice)).toMatchObject({ status: 'sent', channel: 'email', sentAt: AT });
  });

  it('sends a text message to who prefers one', async () => {
    const { notice, group } = await outbox.pending({
      phone: '+38970123456',
      contact: { channel: 'sms', timeZone: 'UTC', stopped: [] },
    });
    await consume(record(notice));
    const [sent] = textsSent();
    expect(sent).toMatchObject({
      DestinationPhoneNumber: group.phone,
      OriginationIdentity: 'KINBRIDGE',
      Context: { notice: notice.id },
    });
    expect(theServices().mail.calls()).toHaveLength(0);
  });

  it('that fails in a way that may pass waits for another try, and is sent by it', async () => {
    const { notice } = await outbox.pending();
    theServices().mail.on(SendEmailCommand).rejectsOnce(failure('TooManyRequestsException')).resolves({});
    await consume(record(notice));
    const sendAfter = plus(AT, 'PT1M');
    expect(await outbox.stored(notice)).toMatchObject({ status: 'waiting', sendAfter, tries: 1 });
    expect(started()).toEqual([
      { name: notice.id, input: { caseId: notice.caseId, noticeId: notice.id, sendAfter } },
    ]);
    expect(await due(notice, sendAfter)).toEqual({ sendAfter: null });
    expect(await due(notice, sendAfter)).toEqual({ sendAfter: null });
    expect(await outbox.stored(notice)).toMatchObject({ status: 'sent', sentAt: sendAfter });
    expect(theServices().mail.commandCalls(SendEmailCommand)).toHaveLength(2);
  });

  it('ends visibly when no try helps, or none can, and becomes work for a person', async () => {
    const { notice } = await outbox.pending();
    theServices().mail.on(SendEmailCommand).rejects(failure('TooManyRequestsException'));
    await consume(record(notice));
    let at: string | null = plus(AT, 'PT1M');
    let tries = 1;
    for (; at; tries += 1) at = ((await due(notice, at)) as { sendAfter: string | null }).sendAfter;
    const failed = await outbox.stored(notice);
    expect([failed.status, failed.reasonCode, tries]).toEqual(['failed', 'tried-too-often', 7]);
    theServices().workflows.resetHistory();
    await consume(record({ ...notice, status: 'failed' }, notice));
    await consume(record({ ...notice, status: 'failed' }, { ...notice, status: 'failed' }));
    expect(started()).toMatchObject([
      { name: `attention-${notice.id}`, input: { kind: 'contact-failed', subject: notice.id } },
    ]);
    const { notice: refused } = await outbox.pending();
    theServices().mail.on(SendEmailCommand).rejects(failure('MessageRejected'));
    await consume(record(refused));
    expect(await outbox.stored(refused)).toMatchObject({ status: 'failed', reasonCode: 'refused' });
  });

  it.each([
    failure('MessageRejected', { message: 'Email address is not verified.' }),
    failure('MailFromDomainNotVerifiedException'),
    failure('AccountSuspendedException'),
    failure('SendingPausedException'),
  ])('waits out a fault of the account, which is not the sponsor’s: $name', async (error) => {
    const { notice } = await outbox.pending();
    theServices().mail.on(SendEmailCommand).rejects(error);
    const lines = await linesDuring(async () => {
      await consume(record(notice));
      let at: string | null = plus(AT, 'PT1H');
      for (let hour = 0; hour < 20; hour += 1)
        at = ((await due(notice, at!)) as { sendAfter: string | null }).sendAfter;
      expect(at).toBe(plus(AT, 'PT21H'));
    });
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ level: 'ERROR', fault: 'account', noticeId: notice.id }),
    );
    expect(await outbox.stored(notice)).toMatchObject({ status: 'waiting' });
    expect(started().map(({ name }) => name)).not.toContain(`attention-${notice.id}`);
    theServices().mail.on(SendEmailCommand).resolves({});
    await due(notice, plus(AT, 'PT21H'));
    expect(await outbox.stored(notice)).toMatchObject({ status: 'sent' });
  });

  it('gathers a flood into one digest', async () => {
    const { notices, state, gathered, sendAfter } = await outbox.flood();
    const [sent, waits] = [Array(3).fill('sent'), Array(3).fill('waiting')];
    expect(state.map(({ status }) => status)).toEqual([...sent, ...waits]);
    expect([...new Set(started().map(({ name }) => name))]).toEqual([state[3]!.digest]);
    theServices().mail.resetHistory();
    expect(await due(gathered[0]!, sendAfter)).toEqual({ sendAfter: null });
    expect(mailsSent()).toMatchObject([{ Content: { Simple: { Subject: { Data: '3 messages for you' } } } }]);
    for (const one of notices) expect((await outbox.stored(one)).status).toBe('sent');
  });

  it('holds a notice back in quiet hours', async () => {
    const quiet = { from: '08:00', until: '12:00' };
    const { notice } = await outbox.pending({
      contact: { channel: 'email', timeZone: 'UTC', quiet, stopped: [] },
    });
    await consume(record(notice));
    expect(theServices().mail.calls()).toHaveLength(0);
    const { sendAfter } = await outbox.stored(notice);
    expect(sendAfter).toBe('2026-03-10T12:00:00.000Z');
    expect(await due(notice, '2026-03-10T11:00:00.000Z')).toEqual({ sendAfter });
    await due(notice, sendAfter!);
    expect(await outbox.stored(notice)).toMatchObject({ status: 'sent' });
  });

  it('to a sponsor that is not there, or without words, is failed and not sent', async () => {
    const { notice: nobody } = await outbox.pending({}, { to: { kind: 'sponsor', id: 'sponsor-x' } });
    const { notice: wordless } = await outbox.pending({}, { template: 'case-closed' });
    await consume(record(nobody), record(wordless));
    expect([(await outbox.stored(nobody)).reasonCode, (await outbox.stored(wordless)).reasonCode]).toEqual([
      'receiver-unknown',
      'no-words',
    ]);
    expect(theServices().mail.calls()).toHaveLength(0);
  });

  it('to staff, or sent before, is left alone', async () => {
    const to = { kind: 'role', role: 'supervisor', office: 'amman' } as const;
    const { notice } = await outbox.pending({}, { template: 'work-item-reminder', to });
    await consume(record(notice), record({ ...notice, status: 'sent' }), record(caseFile().case));
    expect(theServices().mail.calls()).toHaveLength(0);
  });
});

describe('a notice goes out once, whatever breaks', () => {
  it('when the consumer fell over between sending and noting it, by the same id', async () => {
    const { notice } = await outbox.pending();
    const notices = openNotices(table);
    await notices.move(notice, ['pending'], { status: 'sending', channel: 'email' });
    await consume(record(notice));
    await consume(record(notice));
    expect(mailsSent()).toMatchObject([{ EmailTags: [{ Name: 'notice', Value: notice.id }, {}] }]);
    expect((await outbox.stored(notice)).status).toBe('sent');
  });

  it('or ends visibly, when a function dies over it at every try', async () => {
    const { notice } = await outbox.pending();
    const fallOver = () => openNotices(table).move(notice, ['pending', 'sending'], { status: 'sending' });
    theServices().mail.on(SendEmailCommand).rejectsOnce(failure('TooManyRequestsException')).resolves({});
    await fallOver();
    await consume(record(notice));
    const sendAfter = plus(AT, 'PT5M');
    expect(await outbox.stored(notice)).toMatchObject({ status: 'waiting', tries: 2, sendAfter });
    await openNotices(table).move(notice, ['waiting'], { status: 'sending', tries: 6 });
    theServices().mail.resetHistory();
    expect(await due(notice, sendAfter)).toEqual({ sendAfter: null });
    expect(mailsSent()).toEqual([]);
    const failed = { status: 'failed', reasonCode: 'tried-too-often', tries: 7 };
    expect(await outbox.stored(notice)).toMatchObject(failed);
  });

  it('when its record comes again while a workflow waits to try it again: that workflow sends it', async () => {
    const { notice } = await outbox.pending();
    theServices().mail.on(SendEmailCommand).rejectsOnce(failure('TooManyRequestsException')).resolves({});
    await consume(record(notice));
    theServices().mail.resetHistory();
    theServices().workflows.resetHistory();
    await consume(record(notice));
    expect(mailsSent()).toEqual([]);
    expect(started()).toMatchObject([{ name: notice.id, input: { sendAfter: plus(AT, 'PT1M') } }]);
  });

  it('when a digest fell over half way: what it held goes out as it was, and what came since by itself', async () => {
    const { gathered, sendAfter } = await outbox.flood();
    const notices = openNotices(table);
    const [first, second, late] = gathered as [
      (typeof gathered)[0],
      (typeof gathered)[0],
      (typeof gathered)[0],
    ];
    for (const one of [first, second])
      await notices.move(one, ['waiting'], { status: 'sending', channel: 'email' });
    theServices().mail.resetHistory();
    expect(await due(first, sendAfter)).toEqual({ sendAfter: null });
    expect(mailsSent().map(({ EmailTags }) => EmailTags?.[0]?.Value)).toEqual([first.id, late.id]);
    for (const one of gathered) expect((await outbox.stored(one)).status).toBe('sent');
  });

  it('when it joined a digest too late: it has a wait of its own behind the digest', async () => {
    theServices().workflows.on(StartExecutionCommand).rejects(failure('ExecutionAlreadyExists'));
    const { gathered, state, sendAfter } = await outbox.flood();
    const own = plus(sendAfter, 'PT2M');
    expect(started().filter(({ name }) => name !== state[3]!.digest)).toMatchObject(
      gathered.map(({ id }) => ({ name: id, input: { noticeId: id, sendAfter: own } })),
    );
    theServices().mail.resetHistory();
    await due(gathered[2]!, own);
    expect(mailsSent()).toHaveLength(1);
    expect(await due(gathered[0]!, own)).toEqual({ sendAfter: null });
    expect(mailsSent()).toHaveLength(1);
  });

  it('when more wait than one digest holds: all of them go out', async () => {
    const { notices, group, sendAfter, state } = await outbox.flood();
    const { digest } = state[5]!;
    const many = Array.from({ length: 52 }, (_, index) => ({
      ...{ ...notices[5]!, id: `notice-many-${String(index).padStart(2, '0')}` },
      ...{ status: 'waiting' as const, sendAfter, digest: digest! },
    }));
    for (const one of many) await table.store.commitEntity(one);
    theServices().mail.resetHistory();
    expect(await due(notices[3]!, sendAfter)).toEqual({ sendAfter: null });
    expect(mailsSent().map(({ Content }) => Content?.Simple?.Subject?.Data)).toEqual([
      '50 messages for you',
      '5 messages for you',
    ]);
    for (const one of many) expect((await outbox.stored(one)).status, group.id).toBe('sent');
  });
});

describe('what cannot wait', () => {
  it('is tried again in the night too', async () => {
    const quiet = { from: '08:00', until: '12:00' };
    const { notice } = await outbox.pending(
      { contact: { channel: 'email', timeZone: 'UTC', quiet, stopped: [] } },
      { template: 'travel-delayed' },
    );
    theServices().mail.on(SendEmailCommand).rejectsOnce(failure('TooManyRequestsException'));
    await consume(record(notice));
    expect(await outbox.stored(notice)).toMatchObject({ status: 'waiting', sendAfter: plus(AT, 'PT1M') });
  });
});
