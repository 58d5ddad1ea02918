import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { inTwoLegs } from '../../../stages/travel/sample-journey.ts';
import { refusal } from '../../fixtures/case-file.ts';
import { adult } from '../../fixtures/household.ts';
import { act, boardingOf, booking, confirmFit, fitFamily, ready } from './ready.ts';

const LEAVES = '2026-04-01T10:00:00.000Z';
const legs = () => inTwoLegs(LEAVES);
const withLeg = (index: number, over: object) =>
  legs().map((leg, place) => (place === index ? { ...leg, ...over } : leg));
const book = (file: CaseFile, form: object) =>
  act(file, 'travel-booking', { decision: 'booked', escorted: true, ...form });

describe('the legs of a journey', () => {
  it('say when it begins by the clock of each place, and stand in the plan alone', () => {
    const { change, file } = book(ready(), { legs: legs() });
    expect(change.answer).toMatchObject({ ready: true, departureAt: LEAVES });
    expect(file.travel?.departureAt).toBe(LEAVES);
    expect(
      file.travel?.legs?.map(({ fromPort, departs, fromZone }) => [fromPort, departs, fromZone]),
    ).toEqual([
      ['AMM', '2026-04-01T13:00', 'Asia/Amman'],
      ['IST', '2026-04-01T19:00', 'Europe/Istanbul'],
    ]);
    expect(JSON.stringify(change.writes.filter(({ type }) => type === 'work-item'))).not.toContain('KB 101');
  });

  it('are asked for where the policy says so, and agree with the departure', () => {
    expect(refusal(() => book(ready(), { departureAt: LEAVES })).issues[0]?.path).toBe('legs');
    const other = { departureAt: '2026-04-01T10:05:00.000Z', legs: legs() };
    expect(refusal(() => book(ready(), other)).issues[0]).toMatchObject({
      path: 'departureAt',
      code: 'first-leg-leaves',
    });
  });

  it.each([
    ['an airport that is none', 0, { fromPort: 'Amman airport' }, 'legs.0.fromPort'],
    ['a place that the leg leaves', 0, { toPort: 'AMM' }, 'legs.0.toPort'],
    ['an hour that no clock has', 0, { departs: '2026-04-01T25:00' }, 'legs.0.departs'],
    ['a day that no calendar has', 0, { departs: '2026-02-30T10:00' }, 'legs.0.departs'],
    ['a zone that is none', 0, { fromZone: 'Asia/Nowhere' }, 'legs.0.fromZone'],
    ['an arrival before it leaves', 0, { arrives: '2026-04-01T12:59' }, 'legs.0.arrives'],
    ['a place that the last leg does not reach', 1, { fromPort: 'SAW' }, 'legs.1.fromPort'],
    ['a connection that leaves too early', 1, { departs: '2026-04-01T15:00' }, 'legs.1.departs'],
    ['nobody who meets them', 1, { metBy: undefined }, 'legs.1.metBy'],
  ])('refuse %s', (_what, index, over, path) => {
    expect(refusal(() => book(ready(), { legs: withLeg(index, over) })).issues[0]?.path).toBe(path);
  });

  it('take a code as it is typed, whether of an airport or of a place', () => {
    const { file } = book(ready(), { legs: withLeg(0, { fromPort: 'jo amm' }) });
    expect(file.travel?.legs?.[0]?.fromPort).toBe('JOAMM');
  });

  it('have each carrier told of what somebody needs on the way', () => {
    const file = ready();
    const condition = { scheme: 'x', version: '1', travel: ['wheelchair' as const], care: [] };
    const needing = { ...file, health: file.health.map((record) => ({ ...record, condition })) };
    const untold = withLeg(0, { needsTold: true });
    expect(refusal(() => book(needing, { legs: untold })).issues[0]?.path).toBe('legs.1.needsTold');
    expect(book(file, { legs: untold }).change.answer).toMatchObject({ ready: true });
  });

  it('are not begun before somebody has confirmed to meet the travellers at each point', () => {
    const booked = book(ready(), { legs: legs() }).file;
    const fit = confirmFit(booked, '2026-03-31T10:00:00.000Z').file;
    const depart = (more: object) =>
      act(
        fit,
        'departure',
        { decision: 'departed', departedAt: LEAVES, boarding: boardingOf(fit), ...more },
        '2026-04-01T11:00:00.000Z',
      );
    expect(refusal(() => depart({})).issues[0]).toMatchObject({
      ...{ path: 'assistanceConfirmed', code: 'met-confirmed' },
      values: { ports: 'IST, YYZ' },
    });
    const gone = depart({ assistanceConfirmed: true }).file;
    expect(gone.travel?.legs?.every(({ metConfirmed }) => metConfirmed)).toBe(true);
  });

  it('are others when the journey is delayed, and none when it is cancelled', () => {
    const fit = fitFamily();
    const later = '2026-04-04T10:00:00.000Z';
    const delayed = act(
      fit,
      'departure',
      { decision: 'delayed', legs: inTwoLegs(later), reasonCode: 'flight-cancelled' },
      LEAVES,
    );
    expect(delayed.file.travel).toMatchObject({ departureAt: later, fitToFly: false });
    expect(delayed.file.travel?.legs?.[0]?.departs).toBe('2026-04-04T13:00');
    const cancelled = act(fit, 'departure', { decision: 'cancelled', reasonCode: 'withdrawn' }, LEAVES);
    expect(cancelled.file.travel?.legs).toBeUndefined();
  });

  it('lead on from where a connection was missed, which those who wait are told', () => {
    const fit = confirmFit(
      booking(ready('2026-08-31', { members: [adult()] })).file,
      '2026-03-31T10:00:00.000Z',
    ).file;
    const gone = act(
      fit,
      'departure',
      { decision: 'departed', departedAt: LEAVES, boarding: boardingOf(fit) },
      '2026-04-01T11:00:00.000Z',
    ).file;
    const [, onward] = inTwoLegs('2026-04-02T10:00:00.000Z', true);
    const missed = {
      decision: 'delayed',
      expectedAt: '2026-04-03T03:00:00.000Z',
      reasonCode: 'missed-connection',
    };
    const { change, file } = act(gone, 'arrival', { ...missed, legs: [onward] }, '2026-04-02T06:00:00.000Z');
    expect(file.travel?.legs?.map(({ departs }) => departs)).toEqual([
      '2026-04-01T13:00',
      '2026-04-02T19:00',
    ]);
    expect(change.writes.filter((put) => put.type === 'notice').map(({ template }) => template)).toContain(
      'travel-delayed',
    );
    const elsewhere = { ...onward, fromPort: 'SAW' };
    const wrong = () => act(gone, 'arrival', { ...missed, legs: [elsewhere] }, '2026-04-02T06:00:00.000Z');
    expect(refusal(wrong).issues[0]?.path).toBe('legs.2.fromPort');
  });
});
