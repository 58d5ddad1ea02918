import { describe, expect, it } from 'vitest';
import type { Appointment } from '../../../domain/appointments/appointment.ts';
import { isReminderDue } from '../../../domain/appointments/reminder.ts';
import { reminderText } from '../../../domain/appointments/reminder-text.ts';

const appointment: Appointment = {
  ...{ type: 'appointment', schema: 2, id: 'appointment-1', caseId: 'case-1', kind: 'interview' },
  ...{ personIds: [], staff: [], office: 'amman', startsAt: '2026-03-29T07:30:00.000Z', minutes: 45 },
  ...{ timeZone: 'Europe/Skopje', place: 'Office 2', status: 'planned', moved: 0 },
  ...{ plannedAt: '2026-03-01T00:00:00.000Z', plannedBy: 'worker-1' },
  remind: { phone: '+962791234567', language: 'en' },
};

describe('a reminder', () => {
  it('says when on the clock of the place, in every language of the staff', () => {
    expect(reminderText(appointment, 'en')).toMatch(
      /^Reminder – Interview: Sunday,? 29 March 2026, 09:30, Office 2\. If you cannot come/,
    );
    expect(reminderText(appointment, 'fr')).toContain('dimanche 29 mars 2026, 09:30');
    expect(reminderText(appointment, 'ar')).toContain('09:30');
    expect(reminderText(appointment, 'es')).toMatch(
      /^Recordatorio – Entrevista: domingo, 29 de marzo de 2026, 09:30/,
    );
    expect(reminderText(appointment, 'uk')).toMatch(
      /^Нагадування – Співбесіда: неділ\S+ 29 березня 2026 р\., 09:30/,
    );
  });

  it('names the months in Arabic as the country of the place does, and both ways where it is another', () => {
    const at = (timeZone: string) => reminderText({ ...appointment, timeZone }, 'ar');
    expect(at('Asia/Amman')).toContain('الأحد، 29 آذار 2026، الساعة 10:30');
    expect(at('Africa/Cairo')).toContain('29 مارس 2026');
    expect(at('Asia/Riyadh')).toContain('29 مارس 2026');
    expect(at('Europe/Skopje')).toContain('29 آذار/مارس 2026');
  });

  it('does not say on a telephone that others read that it is about health', () => {
    expect(reminderText({ ...appointment, kind: 'exam' }, 'en')).toContain('Appointment');
    expect(reminderText({ ...appointment, kind: 'exam' }, 'fr')).not.toContain('médical');
    expect(reminderText({ ...appointment, kind: 'exam' }, 'es')).not.toContain('médico');
    expect(reminderText({ ...appointment, kind: 'exam' }, 'uk')).not.toContain('едичн');
  });

  it('is due on the day before, once, and not for what is cancelled or over', () => {
    const due = (over: Partial<Appointment>, at: string) => isReminderDue({ ...appointment, ...over }, at);
    expect(due({}, '2026-03-27T00:00:00.000Z')).toBe(false);
    expect(due({}, '2026-03-28T08:00:00.000Z')).toBe(true);
    expect(due({}, '2026-03-29T08:00:00.000Z')).toBe(false);
    expect(due({ remindedAt: '2026-03-28T07:00:00.000Z' }, '2026-03-28T08:00:00.000Z')).toBe(false);
    expect(due({ status: 'cancelled' }, '2026-03-28T08:00:00.000Z')).toBe(false);
  });
});
