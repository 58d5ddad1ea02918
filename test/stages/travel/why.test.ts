import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { datePlus } from '../../../domain/kernel/calendar.ts';
import type { Why, WhyChange } from '../../../domain/kernel/why.ts';
import { whyOfCase, whyOfWork } from '../../../registry/why-of-case.ts';
import type { HealthRecord } from '../../../stages/health-assessment/health-record.ts';
import { travelReadinessGaps } from '../../../stages/travel/readiness.ts';
import { inTwoLegs, papersFor } from '../../../stages/travel/sample-journey.ts';
import { nothingMissing, whyNotReady } from '../../../stages/travel/why-not-ready.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided, opened, refusal } from '../../fixtures/case-file.ts';
import { placedWith, sponsor } from '../../fixtures/sponsorship.ts';

const done = { status: 'completed', outcome: 'x', at: AT } as const;
const STAGES = [
  'eligibility-review',
  'state-decision',
  'best-interests',
  'health-assessment',
  'cultural-orientation',
] as const;
const officer = command(staff('travel-officer'), AT);

/** A household that lacks nothing; each member was examined on a day. */
function ready(examinedOn = '2026-02-28'): CaseFile {
  const file = placedWith(caseFile(), sponsor({ minutesToMedicalCare: 20 }));
  const health = file.persons.map(
    ({ id }): HealthRecord => ({
      ...{ type: 'health-record', schema: 4, caseId: file.case.id, personId: id, exams: 1 },
      ...{ classification: 'no-finding', tuberculosisFinding: false, cleared: true, examinedOn },
      validUntil: datePlus(examinedOn, 'P6M'),
    }),
  );
  const stages = { ...file.case.stages, ...Object.fromEntries(STAGES.map((stage) => [stage, done])) };
  const placed = { ...file, health, case: { ...file.case, stages } };
  const ids = file.persons.map(({ id }) => id);
  const papers = papersFor(ids, '2029-12-31');
  return decided(placed, 'travel-documents', { decision: 'ready', papers }, officer).file;
}
const booked = (file: CaseFile, departureAt: string) =>
  decided(
    file,
    'travel-booking',
    { decision: 'booked', legs: inTwoLegs(departureAt), escorted: false },
    officer,
  );
const leversOf = (why: Why | undefined) => why?.ways.map((way) => way.map(({ lever }) => lever));
const without = (file: CaseFile, stage: (typeof STAGES)[number]): CaseFile => {
  const { [stage]: _undone, ...stages } = file.case.stages;
  return { ...file, case: { ...file.case, stages } };
};

/** What the gate misses with a change made to the case by hand, as its words say it. */
const gapsWith = (file: CaseFile, departureAt: string, way: readonly WhyChange[]): string[] => {
  let [now, leaves] = [file, departureAt];
  const health = (change: (record: HealthRecord) => HealthRecord) => {
    now = { ...now, health: now.health.map(change) };
  };
  for (const { lever, values } of way) {
    const day = String(values.day);
    if (lever === 'departure-by') leaves = `${day}T10:00:00.000Z`;
    else if (lever === 'stage-done')
      now = { ...now, case: { ...now.case, stages: { ...now.case.stages, [String(values.stage)]: done } } };
    else if (lever === 'documents-ready') now = { ...now, travel: ready().travel! };
    else if (lever === 'examined-from') health((record) => ({ ...record, validUntil: datePlus(day, 'P6M') }));
    else if (lever === 'validity-of')
      health((record) => ({ ...record, validUntil: datePlus(record.examinedOn, `P${values.months}M`) }));
    else throw new Error(`Expected a lever of this test, received ${lever}.`);
  }
  return travelReadinessGaps(now, leaves);
};
const oneDayLess = (change: WhyChange): WhyChange | undefined => {
  if (change.values.day === undefined) return undefined;
  const by = change.lever === 'departure-by' ? 'P1D' : '-P1D';
  return { ...change, values: { day: datePlus(String(change.values.day), by) } };
};

describe('a booking that the gate refuses', () => {
  it('says which rule refused it and what would have let it pass', () => {
    const lacking = without(ready(), 'cultural-orientation');
    const { why } = refusal(() => booked(lacking, '2026-04-01T10:00:00.000Z'));
    expect(why).toMatchObject({ rule: 'travel-readiness', values: { day: '2026-04-01' } });
    expect(why?.ways).toEqual([[{ lever: 'stage-done', values: { stage: 'cultural-orientation' } }]]);
  });

  it('names all that is missing together', () => {
    const { travel: _none, ...undocumented } = without(ready(), 'best-interests');
    const why = refusal(() => booked(undocumented, '2026-04-01T10:00:00.000Z')).why;
    expect(leversOf(why)).toEqual([['stage-done', 'documents-ready']]);
  });

  it('passes with each way that it is told, and without what a way names it does not', () => {
    fc.assert(
      fc.property(
        fc.subarray([...STAGES]),
        fc.boolean(),
        fc.integer({ min: 10, max: 400 }),
        (undone, papers, days) => {
          const full = undone.reduce(without, ready());
          const { travel: _none, ...rest } = full;
          const file: CaseFile = papers ? full : rest;
          const departureAt = `${datePlus('2026-03-10', `P${days}D`)}T10:00:00.000Z`;
          const missing = travelReadinessGaps(file, departureAt);
          const { ways } = whyNotReady(file, departureAt, AT, nothingMissing);
          expect(ways.length > 0).toBe(missing.length > 0);
          for (const way of ways) {
            expect(gapsWith(file, departureAt, way)).toEqual([]);
            for (const change of way) {
              const others = way.filter((one) => one !== change);
              expect(gapsWith(file, departureAt, others)).not.toEqual([]);
              const less = oneDayLess(change);
              if (less) expect(gapsWith(file, departureAt, [...others, less])).not.toEqual([]);
            }
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('stands beside the booking before anybody decides', () => {
    const { file, id } = opened(without(ready(), 'best-interests'), 'travel-booking', undefined, officer);
    const item = file.workItems.find((one) => one.id === id)!;
    expect(leversOf(whyOfWork(file, item, AT)[0])).toEqual([['stage-done']]);
    const open = opened(ready(), 'travel-booking', undefined, officer);
    expect(whyOfWork(open.file, open.file.workItems.find((one) => one.id === open.id)!, AT)).toEqual([]);
  });
});

describe('an assessment that a journey opened again', () => {
  it.each(['2026-05-20', '2026-06-01', '2026-06-10'])('says what would have left it closed: %s', (day) => {
    const file = booked(ready('2025-11-15'), `${day}T10:00:00.000Z`).file;
    const [why] = whyOfCase(file);
    expect(why).toMatchObject({ stage: 'health-assessment', rule: 'health-reaches-journey' });
    expect(why?.ways[0]).toEqual([{ lever: 'departure-by', values: { day: '2026-05-15' } }]);
    const from = datePlus(day, '-P6M');
    expect(why?.ways[1]).toEqual([{ lever: 'examined-from', values: { day: from } }]);
    expect(why?.ways[2]?.[0]).toMatchObject({ lever: 'validity-of', values: { now: 6 } });
    // Each of them again, by booking: it holds on the day named, and not a day beside it.
    const holds = (examinedOn: string, leaves: string) =>
      booked(ready(examinedOn), `${leaves}T10:00:00.000Z`).change.answer.ready;
    expect(holds('2025-11-15', '2026-05-15')).toBe(true);
    expect(holds('2025-11-15', '2026-05-16')).toBe(false);
    expect(holds(from, day)).toBe(true);
    expect(holds(datePlus(from, '-P1D'), day)).toBe(false);
  });

  it('says nothing once it is done', () => expect(whyOfCase(ready())).toEqual([]));
});

describe('fitness to fly confirmed too early', () => {
  it('says from when, and what else would have been in time', () => {
    const file = booked(ready(), '2026-04-01T10:00:00.000Z').file;
    const personIds = file.persons.map(({ id }) => id);
    const confirmed = (at: string) =>
      decided(file, 'fitness-to-fly', { decision: 'fit', personIds }, command(staff('health-staff'), at));
    const { why } = refusal(() => confirmed('2026-03-28T10:00:00.000Z'));
    expect(why).toMatchObject({ rule: 'fitness-within', values: { hours: 72 } });
    expect(why?.ways.flat()).toEqual([
      { lever: 'confirmed-from', values: { at: '2026-03-29T10:00:00.000Z' } },
      { lever: 'departure-by', values: { day: '2026-03-31' } },
      { lever: 'fitness-within', values: { hours: 96 } },
    ]);
    expect(() => confirmed('2026-03-29T10:00:00.000Z')).not.toThrow();
  });
});
