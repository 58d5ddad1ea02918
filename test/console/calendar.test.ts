import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { boundsOf, byDay, PERIODS, periodNamed } from '../../console/src/desk/period.ts';
import { shippedPolicy } from '../../registry/shipped.ts';

const local = (year: number, month: number, day: number, hour = 0) =>
  new Date(year, month - 1, day, hour).toISOString();

describe('the period of a calendar', () => {
  const now = new Date(2026, 2, 11, 15);

  test('is whole days by the clock of the person', () => {
    expect(boundsOf('week', now)).toEqual({ from: local(2026, 3, 9), to: local(2026, 3, 16) });
    expect(boundsOf('next', now)).toEqual({ from: local(2026, 3, 11), to: local(2026, 4, 10) });
    expect(boundsOf('past', now)).toEqual({ from: local(2026, 2, 9), to: local(2026, 3, 12) });
  });

  test('begins a week on Monday, or on the day that is asked for', () => {
    const sunday = new Date(2026, 2, 15, 23);
    expect(boundsOf('week', sunday).from).toBe(local(2026, 3, 9));
    expect(boundsOf('week', sunday, 0).from).toBe(local(2026, 3, 15));
  });

  test('is this week when the address names none', () => {
    expect(PERIODS.map(periodNamed)).toEqual([...PERIODS]);
    expect([periodNamed(null), periodNamed('year')]).toEqual(['week', 'week']);
  });
});

test('rows are grouped by day in the order that they have', () => {
  const rows = [local(2026, 3, 9, 1), local(2026, 3, 9, 23), local(2026, 3, 10)];
  expect(byDay(rows, (at) => at)).toEqual([
    { at: rows[0], rows: rows.slice(0, 2) },
    { at: rows[2], rows: rows.slice(2) },
  ]);
  expect(byDay([], String)).toEqual([]);
});

test('every visit of the shipped policies has words', () => {
  const texts = JSON.parse(readFileSync('console/src/follow-up/texts/en.json', 'utf8')) as object;
  for (const programme of ['resettlement', 'family-reunification'] as const)
    for (const { id } of shippedPolicy(programme, 1)!.followUp.visits)
      expect(texts).toHaveProperty([`follow-up.visit.${id}`]);
});
