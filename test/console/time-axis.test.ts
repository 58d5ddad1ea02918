import { expect, test } from 'vitest';
import type { TimelineEntry } from '../../console/src/cases/case/use-case.ts';
import { workSpans } from '../../console/src/cases/course/work-spans.ts';
import { marksOf, percentOf } from '../../console/src/time-axis/scale.ts';

const at = (instant: string) => Date.parse(instant);

test('an instant stands between the beginning and the end, and nothing stands outside', () => {
  const range = { from: 1000, to: 3000 };
  expect([0, 1000, 1500, 3000, 9000].map((one) => percentOf(range, one))).toEqual([0, 0, 25, 100, 100]);
  expect(percentOf({ from: 5, to: 5 }, 5)).toBe(0);
});

test.each([
  ['2026-01-01T00:00:00Z', '2026-01-01T00:00:05Z', 'second'],
  ['2026-01-01T00:00:00Z', '2026-01-01T05:00:00Z', 'minute'],
  ['2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z', 'day'],
  ['2026-01-01T00:00:00Z', '2029-01-01T00:00:00Z', 'month'],
])('from %s to %s there are a few marks, by the %s', (from, to, written) => {
  const marks = marksOf({ from: at(from), to: at(to) }, 8);
  expect(marks.length).toBeGreaterThan(0);
  expect(marks.length).toBeLessThanOrEqual(9);
  expect(new Set(marks.map((mark) => mark.written))).toEqual(new Set([written]));
});

const entry = (instant: string, act: string, subject: string, details: object): TimelineEntry =>
  ({ id: `${instant} ${act}`, at: instant, kind: 'step', facts: [{ act, subject, details }] }) as never;

const ENTRIES = [
  entry('2026-03-09T00:00:00Z', 'work-item.escalated', 'item-2', { kind: 'health-exam', round: 2 }),
  entry('2026-03-04T00:00:00Z', 'work-item.decided', 'item-1', { kind: 'a', decision: 'recommend' }),
  entry('2026-03-02T00:00:00Z', 'work-item.opened', 'item-2', { kind: 'health-exam', role: 'health-staff' }),
  entry('2026-03-01T00:00:00Z', 'work-item.opened', 'item-1', { kind: 'a', dueAt: '2026-03-03T00:00:00Z' }),
];

test('work is told in the order in which it was opened, with when it was due and how it ended', () => {
  expect(workSpans(ENTRIES, new Set(['item-2']))).toMatchObject([
    { id: 'item-1', dueAt: '2026-03-03T00:00:00Z', endedAt: '2026-03-04T00:00:00Z', decision: 'recommend' },
    { id: 'item-2', escalated: true, endedAt: undefined, decision: undefined },
  ]);
});

test('work that neither waits nor was decided was called off, and ends where it was last told of', () => {
  const [, off] = workSpans(ENTRIES, new Set());
  expect(off).toMatchObject({ endedAt: '2026-03-09T00:00:00Z', decision: undefined });
});
