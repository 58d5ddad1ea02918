import { expect, test } from 'vitest';
import { ageOn } from '../../console/src/cases/case/use-age.ts';
import type { CaseView } from '../../console/src/cases/case/use-case.ts';
import { standingOf, validities } from '../../console/src/cases/case/validity.ts';

const TODAY = '2026-06-10';
const DEPARTURE = '2026-08-20T06:00:00Z';

const member = (id: string, more: object = {}) => ({ id, status: 'active', ...more });
const viewOf = (parts: object) =>
  ({ persons: [member('a')], consents: [], health: [], travel: null, ...parts }) as unknown as CaseView;
const planned = { departureAt: DEPARTURE };

test.each([
  ['2026-06-09', 'ended'],
  ['2026-06-10', 'before-travel'],
  ['2026-08-19', 'before-travel'],
  ['2026-08-20', 'holds'],
])('what ends on %s is %s for a journey on 20 August', (until, standing) => {
  expect(standingOf(until, TODAY, '2026-08-20')).toBe(standing);
});

test('without a planned journey, what ends within two months ends soon', () => {
  expect(standingOf('2026-08-09', TODAY, undefined)).toBe('soon');
  expect(standingOf('2026-08-10', TODAY, undefined)).toBe('holds');
});

test('health, papers and consents of a household are told with the first to end first', () => {
  const view = viewOf({
    travel: planned,
    health: [{ personId: 'a', cleared: true, validUntil: '2026-08-01' }],
    persons: [member('a', { identityPapers: [{ kind: 'passport', number: '1', expiresOn: '2026-07-01' }] })],
    consents: [
      { personId: 'a', purpose: 'tracing', expiresOn: '2027-01-01' },
      { personId: 'a', purpose: 'assessment' },
      { personId: 'a', purpose: 'statistics', expiresOn: '2026-07-02', withdrawnAt: '2026-05-01T00:00:00Z' },
    ],
  });
  expect(validities(view, TODAY).map(({ about, standing }) => [about, standing])).toEqual([
    ['paper', 'before-travel'],
    ['health', 'before-travel'],
    ['consent', 'holds'],
  ]);
});

test('a paper that a newer one of its kind and issuer replaces does not count, nor does what is of somebody gone', () => {
  const old = { kind: 'passport', country: 'SYR', number: '1', expiresOn: '2026-01-01' };
  const view = viewOf({
    persons: [
      member('a', { identityPapers: [old, { ...old, number: '2', expiresOn: '2031-01-01' }] }),
      member('b', { status: 'left', identityPapers: [old] }),
      member('c', { identityPapers: [old, { ...old, country: 'JOR', expiresOn: '2031-01-01' }] }),
    ],
    health: [{ personId: 'b', cleared: true, validUntil: '2026-01-01' }],
  });
  expect(validities(view, TODAY).map(({ personId, standing }) => [personId, standing])).toEqual([
    ['c', 'ended'],
    ['a', 'holds'],
    ['c', 'holds'],
  ]);
});

test('after the departure, nothing is compared with its day; after the arrival, no clearance is asked for', () => {
  const health = [{ personId: 'a', cleared: true, validUntil: '2026-08-01' }];
  const left = { ...planned, departedAt: '2026-06-01T00:00:00Z' };
  expect(validities(viewOf({ health, travel: left }), TODAY)[0]?.standing).toBe('soon');
  expect(validities(viewOf({ health, travel: { ...left, arrivedAt: DEPARTURE } }), TODAY)).toEqual([]);
});

test.each([
  ['2020-06-10', '2026-06-10', 6, 72],
  ['2020-06-11', '2026-06-10', 5, 71],
  ['2026-05-11', '2026-06-10', 0, 0],
  ['2025-12-31', '2026-06-10', 0, 5],
])('born on %s, somebody is on %s %i years or %i months old', (born, on, years, months) => {
  expect(ageOn(born, on)).toEqual({ years, months });
});
