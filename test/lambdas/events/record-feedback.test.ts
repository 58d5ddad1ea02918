import { SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Notice } from '../../../domain/case/notice.ts';
import { noticeTo } from '../../../domain/case/notice-to.ts';
import { plus } from '../../../domain/kernel/calendar.ts';
import type { Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { AT, command } from '../../fixtures/actors.ts';
import { CONTEXT, handlerOf } from '../../fixtures/api.ts';
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
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
let outbox: ReturnType<typeof openOutbox>;
beforeAll(async () => {
  table = await openTestTable();
  outbox = openOutbox(table);
});
beforeEach(playServices);

const LATER = plus(AT, 'PT30M');
const receive = async (event: object) => (await handlerOf('RecordFeedback'))(event, CONTEXT);
/** As EventBridge hands on what SES tells. */
const byMail = (notice: Notice, detail: object) => {
  const tags = { notice: [notice.id], owner: [notice.caseId] };
  return receive({ time: LATER, source: 'aws.ses', detail: { ...detail, mail: { tags } } });
};
/** As SNS hands on what AWS End User Messaging tells. */
const byText = (notice: Notice, eventType: string, isFinal = true) => {
  const Message = JSON.stringify({
    ...{ eventType, eventVersion: '1.0', eventTimestamp: Date.parse(LATER), isFinal, messageId: 'm-1' },
    ...{ originationPhoneNumber: '+12065550152', destinationPhoneNumber: '+38970123456' },
    ...{ messageStatus: 'x', context: { notice: notice.id, owner: notice.caseId } },
  });
  return receive({ Records: [{ EventSource: 'aws:sns', Sns: { Message, MessageId: 's-1' } }] });
};
const bounce = (bounceType: string) => ({ eventType: 'Bounce', bounce: { bounceType } });

const texted: Partial<Sponsor> = {
  phone: '+38970123456',
  contact: { channel: 'sms', timeZone: 'UTC', stopped: [] },
};
const stops = async ({ id }: Sponsor) => (await table.store.loadSponsors([id]))[0]?.contact.stopped;
const factsOf = async (owner: string, act: string) =>
  (await table.store.readAudit(owner, 0, 50))
    .flatMap(({ facts }) => facts)
    .filter((fact) => fact.act === act);

describe('what comes back of a mail', () => {
  it.each([
    ['bounced', bounce('Permanent')],
    ['complained', { eventType: 'Complaint' }],
  ] as const)('as %s stops the channel, once, with an audit entry', async (status, detail) => {
    const { notice, group, more } = await outbox.pending();
    await consume(record(notice));
    await byMail(notice, detail);
    await byMail(notice, detail);
    expect(await outbox.stored(notice)).toMatchObject({ status, reasonCode: status });
    expect(await stops(group)).toEqual([{ channel: 'email', because: status, at: LATER }]);
    expect(await factsOf(notice.caseId, `notice.${status}`)).toHaveLength(1);
    theServices().mail.resetHistory();
    const next = await more(plus(AT, 'P1D'));
    await consume(record(next));
    expect(await outbox.stored(next)).toMatchObject({ status: 'failed', reasonCode: 'no-channel' });
    expect(mailsSent()).toEqual([]);
  });

  it('and may pass, or is of another sender, or of nobody, changes nothing', async () => {
    const { notice } = await outbox.pending();
    await consume(record(notice));
    await byMail(notice, bounce('Transient'));
    await byMail({ ...notice, id: 'notice-other' }, bounce('Permanent'));
    await receive({ time: AT, detail: { eventType: 'Bounce', mail: { tags: {} } } });
    expect(await outbox.stored(notice)).toMatchObject({ status: 'sent' });
  });

  it('before the sending was noted stays, and is not written over', async () => {
    const { notice } = await outbox.pending();
    theServices()
      .mail.onAnyCommand()
      .callsFake(async () => {
        await byMail(notice, bounce('Permanent'));
        return { MessageId: 'm' };
      });
    await consume(record(notice));
    expect(await outbox.stored(notice)).toMatchObject({ status: 'bounced', channel: 'email' });
  });

  it('of a notice without a case stops the channel too', async () => {
    const group = sponsor();
    await table.store.commitEntity(group);
    const to = { kind: 'sponsor', id: group.id } as const;
    const notice = noticeTo(group.id, to, 'sponsor-vetting', command(), { dueAt: plus(AT, 'P30D') });
    await table.store.writeOnce([notice]);
    await consume(record(notice));
    await byMail(notice, bounce('Permanent'));
    await byMail(notice, bounce('Permanent'));
    expect(await outbox.stored(notice)).toMatchObject({ status: 'bounced' });
    expect(await stops(group)).toHaveLength(1);
    expect(await factsOf(group.id, 'notice.bounced')).toHaveLength(1);
  });
});

describe('what comes back of a text message', () => {
  it.each([
    ['TEXT_INVALID', 'bounced'],
    ['TEXT_UNREACHABLE', 'bounced'],
    ['TEXT_CARRIER_UNREACHABLE', 'bounced'],
    ['TEXT_CARRIER_BLOCKED', 'bounced'],
    ['TEXT_PROTECT_BLOCKED', 'bounced'],
    ['TEXT_BLOCKED', 'complained'],
  ] as const)('as %s stops text messages, once; mail goes on', async (eventType, status) => {
    const { notice, group, more } = await outbox.pending(texted);
    await consume(record(notice));
    await byText(notice, eventType);
    await byText(notice, eventType);
    expect(await outbox.stored(notice)).toMatchObject({ status, reasonCode: status, channel: 'sms' });
    expect(await stops(group)).toEqual([{ channel: 'sms', because: status, at: LATER }]);
    expect(await factsOf(notice.caseId, `notice.${status}`)).toMatchObject([{ details: { channel: 'sms' } }]);
    const next = await more(plus(AT, 'P1D'));
    await consume(record(next));
    expect(await outbox.stored(next)).toMatchObject({ status: 'sent', channel: 'email' });
  });

  it.each(['TEXT_TTL_EXPIRED', 'TEXT_SPAM', 'TEXT_INVALID_MESSAGE'])(
    'as %s says that this one did not arrive; the next is sent the same way',
    async (eventType) => {
      const { notice, group } = await outbox.pending(texted);
      await consume(record(notice));
      await byText(notice, eventType);
      expect(await outbox.stored(notice)).toMatchObject({ status: 'bounced' });
      expect(await stops(group)).toEqual([]);
    },
  );

  it.each([
    ['TEXT_CARRIER_UNREACHABLE', false],
    ['TEXT_DELIVERED', true],
    ['TEXT_SUCCESSFUL', true],
    ['TEXT_UNKNOWN', true],
  ])('as %s (final: %s) changes nothing', async (eventType, isFinal) => {
    const { notice, group } = await outbox.pending(texted);
    await consume(record(notice));
    await byText(notice, eventType, isFinal);
    expect(await outbox.stored(notice)).toMatchObject({ status: 'sent' });
    expect(await stops(group)).toEqual([]);
  });

  it('is refused when it is no event of ours, and says nothing about who got it', async () => {
    await expect(receive({ Records: [{ Sns: { Message: 'STOP' } }] })).rejects.toThrow(
      /RecordFeedback event/,
    );
    await receive({ Records: [{ Sns: { Message: '{"eventType":"TEXT_INVALID","isFinal":true}' } }] });
    expect(await table.store.listQueue('x', 'y', 1)).toMatchObject({ items: [] });
  });

  it('to a phone whose owner wrote STOP is not sent, and counts as a complaint', async () => {
    const Reason = 'DESTINATION_PHONE_NUMBER_OPTED_OUT';
    theServices().texts.on(SendTextMessageCommand).rejects(failure('ConflictException', { Reason }));
    const { notice, group, more } = await outbox.pending(texted);
    await consume(record(notice));
    await consume(record(notice));
    expect(textsSent()).toHaveLength(1);
    expect(await outbox.stored(notice)).toMatchObject({ status: 'complained', reasonCode: 'complained' });
    expect(await stops(group)).toMatchObject([{ channel: 'sms', because: 'complained' }]);
    const next = await more(plus(AT, 'P1D'));
    await consume(record(next));
    expect(await outbox.stored(next)).toMatchObject({ status: 'sent', channel: 'email' });
    theServices().workflows.resetHistory();
    await consume(record({ ...notice, status: 'complained' }, notice));
    expect(started()).toMatchObject([{ name: `attention-${notice.id}`, input: { kind: 'contact-failed' } }]);
  });
});

describe('what comes back of a digest', () => {
  it.each([
    ['mail', {}, (notice: Notice) => byMail(notice, bounce('Permanent'))],
    ['text message', texted, (notice: Notice) => byText(notice, 'TEXT_INVALID')],
  ] as const)('by %s marks each notice in it, and none that went out before', async (_what, over, back) => {
    const { notices, gathered, sendAfter, group } = await outbox.flood(over);
    await due(gathered[0]!, sendAfter);
    await back(gathered[0]!);
    await back(gathered[0]!);
    const state = await Promise.all(notices.map(outbox.stored));
    const [sent, bounced] = [Array(3).fill('sent'), Array(3).fill('bounced')];
    expect(state.map(({ status }) => status)).toEqual([...sent, ...bounced]);
    expect(await factsOf(notices[0]!.caseId, 'notice.bounced')).toHaveLength(3);
    expect(await stops(group)).toHaveLength(1);
  });

  it('is told in every case that a notice of it is about', async () => {
    const { group, gathered, sendAfter, state } = await outbox.flood();
    const { notice: other } = await outbox.pending({}, { to: { kind: 'sponsor', id: group.id } });
    const { digest } = state[3]!;
    await table.store.commitEntity({ ...other, status: 'waiting', sendAfter, digest: digest! });
    await due(gathered[0]!, sendAfter);
    await byMail(gathered[0]!, bounce('Permanent'));
    expect((await outbox.stored(other)).status).toBe('bounced');
    expect(await factsOf(other.caseId, 'notice.bounced')).toHaveLength(1);
    expect(await stops(group)).toHaveLength(1);
  });
});
