import type { CaseFile } from '../case/case-file.ts';
import { dateIn, isBefore } from '../kernel/calendar.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { owedBy } from '../plan/lines.ts';
import type { AppointmentKind } from './appointment.ts';

interface Planned {
  readonly kind: AppointmentKind;
  readonly personIds: readonly string[];
  readonly startsAt: string;
  readonly timeZone: string;
}

/**
 * Whom a clinic has to see by a day, for a class B or a condition that the exam before travel found, gets no first
 * appointment after it; once the day has passed, the next free one will do [PROCESS.md, stage 4]. Throws `InvalidInput`.
 */
export function refuseAfterOwed(file: CaseFile, wanted: Planned, at: string): void {
  const { kind, personIds, startsAt, timeZone } = wanted;
  if (kind !== 'exam') return;
  const earlier = file.appointments.filter((one) => one.kind === 'exam' && one.status === 'planned');
  const [first] = owedBy(file, 'health-assessment')
    .filter(({ whom, line }) => personIds.includes(whom) && line.state === 'planned')
    .filter(({ whom }) => !earlier.some((one) => one.personIds.includes(whom)))
    .flatMap(({ line: { dueAt } }) => (dueAt !== undefined && isBefore(at, dueAt) ? [dueAt] : []))
    .sort();
  if (first !== undefined && isBefore(first, startsAt))
    throw invalid('day', rule('day-at-latest', { latest: dateIn(first, timeZone) }), 'a later day');
}
