import { describe, expect, it } from 'vitest';
import { planAppointment } from '../../../domain/appointments/plan-appointment.ts';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { owe } from '../../../domain/plan/owe.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, refusal } from '../../fixtures/case-file.ts';

const AT = '2026-03-10T09:00:00.000Z';
const by = command(staff('health-staff', 'winnipeg'), AT);

/** Somebody with class B, whom a clinic has to see by 7 April. */
function owed(): { file: CaseFile; personId: string } {
  const file = caseFile();
  const personId = file.persons[0]!.id;
  const line = {
    ...{ whom: personId, service: { list: 'kinbridge-1' as const, code: 'receiving-clinic' as const } },
    ...{ class: 'health' as const, owner: 'health-staff' as const, provider: { kind: 'clinic' as const } },
    source: { kind: 'health-assessment' as const, reference: 'class' },
    due: { at: '2026-04-07T22:30:00.000Z' },
  };
  return { file: committed(file, owe(file, [line], by)), personId };
}
const plan = (file: CaseFile, personId: string, day: string, at = AT) =>
  planAppointment(
    file,
    {
      ...{ kind: 'exam', personIds: [personId], day, time: '10:00', minutes: 30, timeZone: 'UTC' },
      ...{ place: 'City Health Centre', staff: [], remind: undefined },
    },
    { sees: ['identity', 'health'], known: [] },
    command(staff('health-staff', 'winnipeg'), at),
  );

describe('the appointment of somebody with class B at the receiving clinic', () => {
  it('is in the calendar of the office, within the days in which they are seen', () => {
    const { file, personId } = owed();
    expect(plan(file, personId, '2026-04-07').writes).toMatchObject([
      { type: 'appointment', kind: 'exam', personIds: [personId], status: 'planned' },
    ]);
  });

  it('is not planned for a later day, unless the day has passed', () => {
    const { file, personId } = owed();
    expect(refusal(() => plan(file, personId, '2026-04-20')).issues[0]).toMatchObject({
      ...{ path: 'day', code: 'day-at-latest' },
    });
    expect(plan(file, personId, '2026-04-20', '2026-04-10T09:00:00.000Z').writes).toHaveLength(1);
  });

  it('is the first of them: a second exam may be later', () => {
    const { file, personId } = owed();
    const first = committed(file, plan(file, personId, '2026-04-01'));
    expect(plan(first, personId, '2026-05-20').writes).toHaveLength(1);
  });
});
