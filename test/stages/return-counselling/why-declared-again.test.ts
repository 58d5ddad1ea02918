import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { whyOfCase } from '../../../registry/why-of-case.ts';
import { travelReadinessGaps } from '../../../stages/travel/readiness.ts';
import { nothingMissing, whyNotReady } from '../../../stages/travel/why-not-ready.ts';
import { AT } from '../../fixtures/actors.ts';
import { caseFile } from '../../fixtures/case-file.ts';

const DEPARTURE = '2026-07-01T10:00:00.000Z';
const done = { status: 'completed', outcome: 'x', at: AT } as const;

/** A household of voluntary return that lacks nothing for its journey but what it declared, on a day or not at all. */
function returning(declaredOn?: string): CaseFile {
  const file = caseFile({ programme: 'voluntary-return' });
  const stages = Object.fromEntries(file.policy.stages.map((stage) => [stage, done]));
  const declarations = file.persons.map(({ id }) => ({
    personId: id,
    declaredOn: declaredOn!,
    language: 'ar',
  }));
  const validUntil = '2027-01-01';
  return {
    ...file,
    case: { ...file.case, stages: { ...file.case.stages, ...stages } },
    health: file.persons.map(({ id }) => ({
      ...{ type: 'health-record', schema: 4, caseId: file.case.id, personId: id, exams: 1, validUntil },
      ...{
        classification: 'no-finding',
        tuberculosisFinding: false,
        cleared: true,
        examinedOn: '2026-03-01',
      },
    })),
    travel: {
      ...{ type: 'travel-plan', schema: 1, caseId: file.case.id, documents: 'ready', bookings: 1 },
      departureAt: DEPARTURE,
    } as unknown as NonNullable<CaseFile['travel']>,
    travelPapers: [
      {
        ...({ type: 'travel-papers', schema: 1, caseId: file.case.id } as const),
        ...{ personId: file.persons[0]!.id, papers: [{ kind: 'travel-document', number: 'T1', validUntil }] },
      },
    ] as CaseFile['travelPapers'],
    ...(declaredOn === undefined
      ? {}
      : { ownRecords: [{ type: 'return-declaration', schema: 1, caseId: file.case.id, declarations }] }),
  };
}

describe('a journey of somebody who has not declared a return that still counts', () => {
  it.each([undefined, '2026-03-10'])(
    'says from which day on they declare it (declared: %s)',
    (declaredOn) => {
      const file = returning(declaredOn);
      expect(travelReadinessGaps(file, DEPARTURE)).toEqual(['return-counselling']);
      const { ways } = whyNotReady(file, DEPARTURE, AT, nothingMissing);
      const again = ways.find((way) => way.some(({ lever }) => lever === 'declared-from'))!;
      expect(again.map(({ lever, values, personId }) => [lever, values, personId])).toEqual(
        file.persons.map(({ id }) => ['declared-from', { day: '2026-04-02' }, id]),
      );
      expect(travelReadinessGaps(returning('2026-04-02'), DEPARTURE)).toEqual([]);
      expect(travelReadinessGaps(returning('2026-04-01'), DEPARTURE)).toEqual(['return-counselling']);
    },
  );

  it('says why counselling was opened again', () => {
    const file = returning('2026-03-10');
    const reopened = { status: 'reopened', outcome: 'declaration-too-old', at: AT } as const;
    const open = {
      ...file,
      case: { ...file.case, stages: { ...file.case.stages, 'return-counselling': reopened } },
    };
    const [why] = whyOfCase(open).filter(({ stage }) => stage === 'return-counselling');
    expect(why).toMatchObject({ rule: 'declaration-reaches-journey', values: { day: '2026-07-01' } });
    expect(why?.ways.flat().map(({ lever }) => lever)).toEqual(file.persons.map(() => 'declared-from'));
  });
});
