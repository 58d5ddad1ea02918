import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOfCase } from '../../../../domain/statistics/flow/count.ts';
import { countOf } from '../../../../domain/statistics/flow/durations.ts';
import { counts, type Figure } from '../../../../domain/statistics/flow/figure.ts';
import { addedUp, NO_CASES, VALID_BANDS } from '../../../../domain/statistics/flow/part.ts';
import { kindNamed } from '../../../../registry/work-item-kinds.ts';
import { aCourse, ago, courseFrom, NOW } from './courses.ts';

const period = { since: '2026-03', until: '2026-11' };
const asked = { at: NOW, roleOf: (kind: string) => kindNamed(kind).role };
const counting = { ...asked, period, stageOf: (kind: string) => kindNamed(kind).stage };
const courses = fc.array(aCourse, { maxLength: 25 });
const partOf = (all: Parameters<typeof countOfCase>[0][]) =>
  addedUp(all.map((course) => countOfCase(course, counting)));

const none = {
  ...{ registered: 100, status: 'active' as const, outcome: 'resettled' as const },
  ...{ offices: ['amman', 'toronto'] as const, waits: [], valid: [], steps: [] },
};
const step = (days: number, how: 'completed' | 'skipped' | 'reopened' = 'completed') => ({ days, how });

describe('a count of cases', () => {
  it('has in every number exactly the cases that the list of it has', () => {
    fc.assert(
      fc.property(courses, (all) => {
        const listed = (figure: Figure) => all.filter((course) => counts(figure, course, asked)).length;
        const part = partOf(all);
        for (const { stage, now, months } of part.stages) {
          expect(listed({ figure: 'in', stage: stage as never })).toBe(now);
          for (const [month, { entered, through, ended, days }] of Object.entries(months)) {
            const there = { stage: stage as never, since: month, until: month };
            expect(listed({ figure: 'entered', ...there })).toBe(entered);
            expect(listed({ figure: 'through', ...there })).toBe(through);
            expect(listed({ figure: 'ended', ...there })).toBe(ended);
            expect(countOf(days)).toBe(through);
          }
        }
        for (const { kind, office, cases, waited } of part.waits) {
          expect(countOf(waited)).toBe(cases);
          if (office !== null) expect(listed({ figure: 'waiting', kind, at: office })).toBe(cases);
        }
        for (const { role, office, cases, overdue } of part.load) {
          if (office === null) continue;
          const there = { figure: 'waiting' as const, role: role as never, at: office };
          expect(listed(there)).toBe(cases);
          expect(listed({ ...there, overdue: 'true' })).toBe(overdue);
        }
        for (const row of part.valid)
          for (const within of VALID_BANDS)
            expect(listed({ figure: 'expiring', valid: row.what as never, within })).toBe(row[within]);
        for (const { office: from, destinationOffice: destination, underWay, arrived } of part.places) {
          expect(listed({ figure: 'placed', from, destination })).toBe(underWay);
          expect(listed({ figure: 'arrived', from, destination, ...period })).toBe(arrived);
        }
        for (const { outcome, cases } of part.closed)
          expect(listed({ figure: 'closed', outcome: outcome as never, ...period })).toBe(cases);
      }),
    );
  });

  it('is the same however the cases are divided, and in whatever order they come', () => {
    const bySort = (part: ReturnType<typeof partOf>) =>
      JSON.parse(JSON.stringify(part), (_, value) =>
        Array.isArray(value)
          ? value.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
          : value !== null && typeof value === 'object'
            ? Object.fromEntries(Object.entries(value).sort())
            : value,
      );
    fc.assert(
      fc.property(courses, fc.nat(25), (all, cut) => {
        const halves = addedUp([partOf(all.slice(cut)), NO_CASES, partOf(all.slice(0, cut))]);
        expect(bySort(halves)).toEqual(bySort(partOf(all)));
      }),
    );
  });

  it('reads when a stage began from when those before it ended', () => {
    const course = courseFrom({ ...none, steps: [step(10), step(30)] });
    expect(course.stays).toMatchObject([
      { stage: 'eligibility-review', from: ago(100), to: ago(90), how: 'through' },
      { stage: 'best-interests', from: ago(90), to: ago(60), how: 'through' },
      { stage: 'state-decision', from: ago(60), how: 'now' },
    ]);
    expect(partOf([course]).stages[1]!.months['2026-09']!.days).toEqual({ '30': 1 });
  });

  it('has who left a programme in the stage where that was, and in no duration', () => {
    const gone = courseFrom({ ...none, status: 'closed', outcome: 'withdrawn', steps: [step(10)] });
    const [review, interests] = partOf([gone]).stages;
    expect(review!.history).toMatchObject({ through: 1, ended: 0 });
    expect(interests!.history).toMatchObject({ through: 0, ended: 1, days: {} });
    const refused = courseFrom({
      ...none,
      status: 'closed',
      outcome: 'denied',
      steps: [step(10), step(20), step(25)],
    });
    expect(partOf([refused]).stages[2]!.history).toMatchObject({ through: 0, ended: 1 });
  });

  it('counts the latest way through a stage that was opened again', () => {
    const again = courseFrom({ ...none, steps: [step(10), step(30, 'reopened')] });
    expect(again.stays.at(-1)).toEqual({ stage: 'best-interests', from: ago(60), how: 'now' });
  });
});
