import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { linesOf } from '../../../domain/plan/lines.ts';
import type { NewLine } from '../../../domain/plan/owe.ts';
import { owe } from '../../../domain/plan/owe.ts';
import { HOUSEHOLD } from '../../../domain/plan/service-plan.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, refusal } from '../../fixtures/case-file.ts';

const ARRIVED = '2026-03-01T10:00:00.000Z';
const OWED: NewLine = {
  ...{ whom: HOUSEHOLD, owner: 'caseworker' },
  service: { list: 'kinbridge-1', code: 'orientation-session' },
  source: { kind: 'waived-duty', reference: 'cultural-orientation' },
  due: { afterArrival: 'P30D' },
};

/** A household that has arrived, at an office whose day begins eleven hours before that of UTC. */
function arrived(): CaseFile {
  const file = caseFile();
  const { intake } = file.policy;
  const timeZones = { ...intake.timeZones, winnipeg: 'Australia/Sydney' };
  const travel: NonNullable<CaseFile['travel']> = {
    ...{ type: 'travel-plan', schema: 4, caseId: file.case.id, documents: 'ready', bookings: 1 },
    ...{ escorted: false, fitToFly: true, arrivedAt: ARRIVED },
  };
  const there: CaseFile = { ...file, travel, policy: { ...file.policy, intake: { ...intake, timeZones } } };
  return committed(there, owe(there, [OWED], command()));
}
const given = (deliveredOn: string, at: string) => {
  const file = arrived();
  const [owed] = linesOf(file);
  const by = command(staff('caseworker', 'winnipeg'), at);
  return decided(file, 'owed-duty', { decision: 'delivered', deliveredOn }, by, owed!.line.id).file;
};

describe('what a waiver left to be done', () => {
  it('is not delivered before the household arrived', () => {
    const early = refusal(() => given('2026-02-28', '2026-03-10T09:00:00.000Z'));
    expect(early.issues).toMatchObject([{ path: 'deliveredOn', code: 'between-arrival-and-today' }]);
    expect(linesOf(given('2026-03-01', '2026-03-10T09:00:00.000Z'))[0]?.line.state).toBe('delivered');
  });

  it('is delivered today by the calendar of the receiving office', () => {
    expect(linesOf(given('2026-03-10', '2026-03-09T22:00:00.000Z'))[0]?.line.state).toBe('delivered');
    expect(() => given('2026-03-11', '2026-03-09T22:00:00.000Z')).toThrow();
  });
});
