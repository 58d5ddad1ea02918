import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../domain/case/notice.ts';
import { noticeTo } from '../../../domain/case/notice-to.ts';
import { channelFor, nextTry, planDelivery, quietUntil } from '../../../domain/notices/delivery-plan.ts';
import type { Contact, Sponsor } from '../../../domain/sponsorship/sponsor.ts';
import { command } from '../../fixtures/actors.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';

const contact = (over: Partial<Contact> = {}): Contact => ({
  channel: 'email',
  timeZone: 'Europe/Skopje',
  stopped: [],
  ...over,
});
const night = { from: '21:00', until: '07:30' };
const NOON = '2026-03-10T11:00:00.000Z';
const notice = (at = NOON, template: Notice['template'] = 'sponsor-offer') =>
  noticeTo('case-1', { kind: 'sponsor', id: 'sponsor-1' }, template, command(undefined, at));
const plan = (who: Sponsor, one = notice(), earlier: Notice[] = []) =>
  planDelivery(one, who, earlier, one.at);

describe('the channel', () => {
  const phone = '+38970123456';
  it.each<[string, Partial<Sponsor>, string | undefined]>([
    ['is the one that is preferred', { phone, contact: contact({ channel: 'sms' }) }, 'sms'],
    ['is mail when there is no phone', { contact: contact({ channel: 'sms' }) }, 'email'],
    [
      'is the other when the preferred one came back',
      { phone, contact: contact({ stopped: [{ channel: 'email', because: 'bounced', at: NOON }] }) },
      'sms',
    ],
    [
      'is none when nothing works',
      { contact: contact({ stopped: [{ channel: 'email', because: 'complained', at: NOON }] }) },
      undefined,
    ],
  ])('%s', (_what, over, channel) => {
    expect(channelFor(sponsor(over))).toBe(channel);
    if (!channel) expect(plan(sponsor(over))).toEqual({ kind: 'never', reason: 'no-channel' });
  });
});

describe('quiet hours', () => {
  it.each([
    ['2026-03-10T19:59:00.000Z', undefined],
    ['2026-03-10T20:00:00.000Z', '2026-03-11T06:30:00.000Z'],
    ['2026-03-11T03:00:00.000Z', '2026-03-11T06:30:00.000Z'],
    ['2026-03-11T06:30:00.000Z', undefined],
    // The clocks go forward in this night.
    ['2026-03-28T22:00:00.000Z', '2026-03-29T05:30:00.000Z'],
  ])('at %s end at %s, by the clock of the receiver', (at, until) => {
    expect(quietUntil(contact({ quiet: night }), at)).toBe(until);
  });

  // The clocks of Skopje go back from 3 to 2 on 25 October, and forward from 2 to 3 on 28 March.
  it.each([
    ['the first half past two', '2026-10-25T00:15:00.000Z', '2026-10-25T00:30:00.000Z'],
    ['the second half past two', '2026-10-25T01:15:00.000Z', '2026-10-25T01:30:00.000Z'],
    ['a half past two that there is not', '2027-03-27T23:00:00.000Z', '2027-03-28T01:30:00.000Z'],
  ])('end at %s in the night when the clocks change', (_what, at, until) => {
    expect(quietUntil(contact({ quiet: { from: '22:00', until: '02:30' } }), at)).toBe(until);
  });

  it('end, and end outside of themselves, at every quarter of the nights when clocks change', () => {
    const nights: [string, string][] = [
      ['Europe/Skopje', '2026-10-24T20:00:00Z'],
      ['Europe/Skopje', '2027-03-27T20:00:00Z'],
      ['America/Toronto', '2026-11-01T02:00:00Z'],
      ['America/Toronto', '2027-03-14T02:00:00Z'],
      ['Australia/Lord_Howe', '2026-10-03T10:00:00Z'],
      ['Africa/Casablanca', '2027-02-06T20:00:00Z'],
    ];
    for (const [timeZone, evening] of nights)
      for (let quarter = 0; quarter < 60; quarter += 1)
        for (const until of ['00:30', '01:15', '02:00', '02:30', '03:00', '06:30']) {
          const at = new Date(Date.parse(evening) + quarter * 900_000).toISOString();
          const of = contact({ timeZone, quiet: { from: '20:00', until } });
          const end = quietUntil(of, at);
          if (end === undefined) continue;
          expect(Date.parse(end), `${timeZone} ${at} ${until}`).toBeGreaterThan(Date.parse(at));
          expect(quietUntil(of, end), `${timeZone} ${at} ${until}`).toBeUndefined();
        }
  });

  it('never hold anything for a day, and never end in quiet hours', () => {
    const time = fc.record({
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
    });
    const clock = time.map(
      ({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
    );
    const zone = fc.constantFrom('America/Toronto', 'Europe/Skopje', 'Asia/Kathmandu', 'UTC', 'No/Where');
    fc.assert(
      fc.property(
        clock,
        clock,
        zone,
        fc.integer({ min: 0, max: 525_600 }),
        (from, until, timeZone, minutes) => {
          const at = new Date(Date.parse('2026-01-01T00:00:00Z') + minutes * 60_000).toISOString();
          const of = contact({ timeZone, quiet: { from, until } });
          const end = quietUntil(of, at);
          if (end === undefined) return;
          expect(Date.parse(end)).toBeGreaterThan(Date.parse(at));
          expect(Date.parse(end) - Date.parse(at)).toBeLessThanOrEqual(25 * 3_600_000);
          expect(quietUntil(of, end)).toBeUndefined();
        },
      ),
    );
  });

  it('hold a notice and gather it with others, but not what cannot wait', () => {
    const who = sponsor({ contact: contact({ quiet: night }) });
    const late = '2026-03-10T22:00:00.000Z';
    const [one, two] = [plan(who, notice(late)), plan(who, notice('2026-03-11T02:00:00.000Z'))];
    expect(one).toMatchObject({ kind: 'later', sendAfter: '2026-03-11T06:30:00.000Z' });
    expect(two).toEqual(one);
    expect(plan(who, notice('2026-03-11T06:29:00.000Z'))).not.toEqual(one);
    expect(plan(who, notice(late, 'travel-delayed'))).toEqual({ kind: 'now', channel: 'email' });
  });
});

describe('a code', () => {
  const code = (at = NOON) => notice(at, 'sponsor-code');
  const mail = contact();
  const stopped = [{ channel: 'sms', because: 'bounced', at: NOON }] as const;

  it('goes to the phone, also of a sponsor whose links go by mail, and by mail where no phone works', () => {
    const phone = '+380441234567';
    expect(plan(sponsor({ contact: mail, phone }), code())).toEqual({ kind: 'now', channel: 'sms' });
    expect(plan(sponsor({ contact: mail }), code())).toEqual({ kind: 'now', channel: 'email' });
    const dead = { ...mail, stopped: [...stopped] };
    expect(plan(sponsor({ contact: dead, phone }), code())).toEqual({ kind: 'now', channel: 'email' });
  });

  it('waits for neither the morning nor a digest, and makes no other message wait', () => {
    const night = contact({ quiet: { from: '00:00', until: '23:59' } });
    expect(plan(sponsor({ contact: night }), code())).toMatchObject({ kind: 'now' });
    const codes = [1, 2, 3, 4].map((minutes) => ({
      ...code(new Date(Date.parse(NOON) - minutes * 60_000).toISOString()),
      status: 'sent' as const,
    }));
    expect(plan(sponsor({ contact: mail }), notice(), codes)).toMatchObject({ kind: 'now' });
  });
});

describe('a flood', () => {
  const sent = (minutesAgo: number): Notice => ({
    ...notice(new Date(Date.parse(NOON) - minutesAgo * 60_000).toISOString()),
    status: 'sent',
  });
  it('becomes a digest at the end of the hour', () => {
    const who = sponsor({ contact: contact() });
    expect(plan(who, notice(), [sent(1), sent(20)])).toEqual({ kind: 'now', channel: 'email' });
    expect(plan(who, notice(), [sent(1), sent(20), sent(70)])).toEqual({ kind: 'now', channel: 'email' });
    expect(plan(who, notice(), [sent(1), sent(20), sent(59)])).toMatchObject({
      kind: 'later',
      sendAfter: '2026-03-10T12:00:00.000Z',
    });
    const failed = { ...sent(2), status: 'failed' as const };
    expect(plan(who, notice(), [sent(1), sent(20), failed])).toMatchObject({ kind: 'now' });
  });
});

describe('sending that failed', () => {
  it('is tried again after longer and longer waits, and not for ever', () => {
    const waits: number[] = [];
    let at: string | undefined = NOON;
    for (let tries = 1; at; tries += 1) {
      const next = nextTry(tries, at);
      if (next) waits.push(Date.parse(next) - Date.parse(at));
      at = next;
    }
    expect(waits).toHaveLength(6);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  });
});
