import { PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { primaryKey } from '../../../contracts/table.ts';
import { plus } from '../../../domain/calendar.ts';
import type { Stored } from '../../../domain/entity.ts';
import type { Notice } from '../../../domain/notices/notice.ts';
import { noticeTo } from '../../../domain/notices/to.ts';
import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { toItem } from '../../../lambdas/adapters/stored-item.ts';
import type { TestTable } from '../../dynamodb-local.ts';
import { openTestTable } from '../../dynamodb-local.ts';
import { AT, command } from '../../fixtures/actors.ts';
import { CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { caseFile } from '../../fixtures/case-file.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';

const workflows = mockClient(SFNClient);
const mail = mockClient(SESv2Client);
const texts = mockClient(PinpointSMSVoiceV2Client);
let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
beforeEach(() => {
  for (const client of [workflows, mail, texts]) client.reset();
  workflows.onAnyCommand().resolves({});
  mail.on(SendEmailCommand).resolves({ MessageId: 'm' });
  texts.on(SendTextMessageCommand).resolves({ MessageId: 't' });
});

const record = (after: Stored, before?: Stored) => ({
  eventName: before ? 'MODIFY' : 'INSERT',
  dynamodb: {
    NewImage: marshall(toItem(after), { removeUndefinedValues: true }),
    ...(before ? { OldImage: marshall(toItem(before), { removeUndefinedValues: true }) } : {}),
  },
});
const consume = async (...Records: object[]) => (await handlerOf('SendNotices'))({ Records }, CONTEXT);
const due = async (notice: Notice, at: string) =>
  (await handlerOf('SendNotice'))(
    { caseId: notice.caseId, command: `due/${notice.id}/${at}`, at, noticeId: notice.id },
    CONTEXT,
  );
const failure = (name: string) => Object.assign(new Error('made to fail'), { name });
const stored = async (notice: Notice) =>
  (
    await table.documents.send(
      new GetCommand({ TableName: table.name, Key: primaryKey(notice), ConsistentRead: true }),
    )
  ).Item as Notice;
const started = () =>
  workflows.commandCalls(StartExecutionCommand).map(({ args }) => ({
    name: args[0].input.name,
    input: JSON.parse(args[0].input.input ?? '{}') as Record<string, unknown>,
  }));

async function write(notice: Notice): Promise<Notice> {
  const by = command();
  const facts = [{ act: 'notice.written' }];
  await table.store.change(notice.caseId, by, () => ({ head: {}, puts: [notice], facts, answer: {} }));
  return notice;
}

async function pending(
  over: Partial<Sponsor> = {},
  {
    template = 'sponsor-offer' as Notice['template'],
    at = AT,
    to = undefined as Notice['to'] | undefined,
  } = {},
): Promise<{ notice: Notice; group: Sponsor; more(at: string): Promise<Notice> }> {
  const group = sponsor(over);
  await table.store.commitEntity(group);
  const { case: head } = await storedCase(table);
  const another = (when: string) =>
    write(
      noticeTo(head.id, to ?? { kind: 'sponsor', id: group.id }, template, command(undefined, when), {
        dueAt: plus(AT, 'P7D'),
        offerId: 'offer-1',
      }),
    );
  return { notice: await another(at), group, more: another };
}

describe('SendNotices', () => {
  it('sends a notice once, though its batch is given twice, with a link that names nobody', async () => {
    const { notice, group } = await pending({ mailLanguage: 'mk' });
    await consume(record(notice), record(notice));
    await consume(record(notice));
    const sent = mail.commandCalls(SendEmailCommand).map((call) => call.args[0].input);
    expect(sent).toMatchObject([
      {
        FromEmailAddress: 'office@example.org',
        Destination: { ToAddresses: [group.email] },
        EmailTags: [
          { Name: 'notice', Value: notice.id },
          { Name: 'owner', Value: notice.caseId },
        ],
        Content: { Simple: { Subject: { Data: 'Едно домаќинство го чека вашиот одговор' } } },
      },
    ]);
    const body = JSON.stringify(sent[0]?.Content);
    expect(body).toMatch(/https:\/\/cases\.example\.org\/s\/[\w-]{23}[^\w-]/);
    for (const secret of ['Haddad', notice.caseId, group.id, 'offer-1']) expect(body).not.toContain(secret);
    expect(await stored(notice)).toMatchObject({ status: 'sent', channel: 'email', sentAt: AT });
  });

  it('sends a text message to who prefers one', async () => {
    const { notice, group } = await pending({
      phone: '+38970123456',
      contact: { channel: 'sms', timeZone: 'UTC', stopped: [] },
    });
    await consume(record(notice));
    const [sent] = texts.commandCalls(SendTextMessageCommand);
    expect(sent?.args[0].input).toMatchObject({
      DestinationPhoneNumber: group.phone,
      OriginationIdentity: 'KINBRIDGE',
      Context: { notice: notice.id },
    });
    expect(mail.calls()).toHaveLength(0);
  });

  it('that fails in a way that may pass waits for another try, and is sent by it', async () => {
    const { notice } = await pending();
    mail.on(SendEmailCommand).rejectsOnce(failure('TooManyRequestsException')).resolves({});
    await consume(record(notice));
    const sendAfter = plus(AT, 'PT1M');
    expect(await stored(notice)).toMatchObject({ status: 'waiting', sendAfter, tries: 1 });
    expect(started()).toEqual([
      { name: notice.id, input: { caseId: notice.caseId, noticeId: notice.id, sendAfter } },
    ]);
    expect(await due(notice, sendAfter)).toEqual({ sendAfter: null });
    expect(await due(notice, sendAfter)).toEqual({ sendAfter: null });
    expect(await stored(notice)).toMatchObject({ status: 'sent', sentAt: sendAfter });
    expect(mail.commandCalls(SendEmailCommand)).toHaveLength(2);
  });

  it('ends visibly when no try helps, or none can, and becomes work for a person', async () => {
    const { notice } = await pending();
    mail.on(SendEmailCommand).rejects(failure('TooManyRequestsException'));
    await consume(record(notice));
    let at: string | null = plus(AT, 'PT1M');
    let tries = 1;
    for (; at; tries += 1) at = ((await due(notice, at)) as { sendAfter: string | null }).sendAfter;
    const failed = await stored(notice);
    expect([failed.status, failed.reasonCode, tries]).toEqual(['failed', 'tried-too-often', 7]);
    workflows.resetHistory();
    await consume(record({ ...notice, status: 'failed' }, notice));
    await consume(record({ ...notice, status: 'failed' }, { ...notice, status: 'failed' }));
    expect(started()).toMatchObject([
      { name: `attention-${notice.id}`, input: { kind: 'contact-failed', subject: notice.id } },
    ]);
    const { notice: refused } = await pending();
    mail.on(SendEmailCommand).rejects(failure('MessageRejected'));
    await consume(record(refused));
    expect(await stored(refused)).toMatchObject({ status: 'failed', reasonCode: 'refused' });
  });

  it('gathers a flood into one digest', async () => {
    const { notice, more } = await pending();
    const notices = [notice];
    for (let minute = 1; minute < 6; minute += 1) notices.push(await more(plus(AT, `PT${minute}M`)));
    for (const one of notices) await consume(record(one));
    const state = await Promise.all(notices.map(stored));
    expect(state.map(({ status }) => status)).toEqual([
      'sent',
      'sent',
      'sent',
      'waiting',
      'waiting',
      'waiting',
    ]);
    const names = new Set(started().map(({ name }) => name));
    expect([...names]).toEqual([state[3]!.digest]);
    mail.resetHistory();
    expect(await due(notices[3]!, state[3]!.sendAfter!)).toEqual({ sendAfter: null });
    const sent = mail.commandCalls(SendEmailCommand).map((call) => call.args[0].input);
    expect(sent).toMatchObject([{ Content: { Simple: { Subject: { Data: '3 messages for you' } } } }]);
    expect((await Promise.all(notices.map(stored))).every(({ status }) => status === 'sent')).toBe(true);
  });

  it('holds a notice back in quiet hours', async () => {
    const quiet = { from: '08:00', until: '12:00' };
    const { notice } = await pending({ contact: { channel: 'email', timeZone: 'UTC', quiet, stopped: [] } });
    await consume(record(notice));
    expect(mail.calls()).toHaveLength(0);
    const { sendAfter } = await stored(notice);
    expect(sendAfter).toBe('2026-03-10T12:00:00.000Z');
    expect(await due(notice, '2026-03-10T11:00:00.000Z')).toEqual({ sendAfter });
    await due(notice, sendAfter!);
    expect(await stored(notice)).toMatchObject({ status: 'sent' });
  });

  it('to a sponsor that is not there, or without words, is failed and not sent', async () => {
    const { notice: nobody } = await pending({}, { to: { kind: 'sponsor', id: 'sponsor-x' } });
    const { notice: wordless } = await pending({}, { template: 'case-closed' });
    await consume(record(nobody), record(wordless));
    expect([(await stored(nobody)).reasonCode, (await stored(wordless)).reasonCode]).toEqual([
      'receiver-unknown',
      'no-words',
    ]);
    expect(mail.calls()).toHaveLength(0);
  });

  it('to staff, or sent before, is left alone', async () => {
    const to = { kind: 'role', role: 'supervisor', office: 'amman' } as const;
    const { notice } = await pending({}, { template: 'work-item-reminder', to });
    await consume(record(notice), record({ ...notice, status: 'sent' }), record(caseFile().case));
    expect(mail.calls()).toHaveLength(0);
  });
});

describe('RecordFeedback', () => {
  const feedback = async (notice: Notice, detail: object) => {
    const tags = { notice: [notice.id], owner: [notice.caseId] };
    await (await handlerOf('RecordFeedback'))({ time: AT, detail: { ...detail, mail: { tags } } }, CONTEXT);
  };
  const bounce = (bounceType: string) => ({ eventType: 'Bounce', bounce: { bounceType } });

  it.each([
    ['bounced', bounce('Permanent')],
    ['complained', { eventType: 'Complaint' }],
  ] as const)('of what %s stops the channel, once, with an audit entry', async (status, detail) => {
    const { notice, group, more } = await pending();
    await consume(record(notice));
    await feedback(notice, detail);
    await feedback(notice, detail);
    expect(await stored(notice)).toMatchObject({ status, reasonCode: status });
    const [after] = await table.store.loadSponsors([group.id]);
    expect(after?.contact.stopped).toEqual([{ channel: 'email', because: status, at: AT }]);
    const facts = (await table.store.readAudit(notice.caseId, 0, 50)).flatMap((entry) => entry.facts);
    expect(facts.filter(({ act }) => act === `notice.${status}`)).toHaveLength(1);
    mail.resetHistory();
    const next = await more(plus(AT, 'P1D'));
    await consume(record(next));
    expect(await stored(next)).toMatchObject({ status: 'failed', reasonCode: 'no-channel' });
    expect(mail.calls()).toHaveLength(0);
  });

  it('of a bounce that may pass, of another sender, or of nobody changes nothing', async () => {
    const { notice } = await pending();
    await consume(record(notice));
    await feedback(notice, bounce('Transient'));
    await feedback({ ...notice, id: 'notice-other' }, bounce('Permanent'));
    const handler = await handlerOf('RecordFeedback');
    await handler({ time: AT, detail: { eventType: 'Bounce', mail: { tags: {} } } }, CONTEXT);
    expect(await stored(notice)).toMatchObject({ status: 'sent' });
  });
});
