import { useState } from 'react';
import type { AppointmentRow } from '../../../contracts/api/appointments.ts';
import type { ReminderLanguage } from '../../../domain/appointments/appointment.ts';
import { APPOINTMENT_TITLES, whenInWords } from '../../../domain/appointments/reminder-text.ts';
import { Dialog } from '../app/dialog.tsx';
import { useText } from '../i18n/use-text.ts';
import { Language } from './appointment-fields.tsx';
import './appointments.css';

const LATE: Readonly<Record<ReminderLanguage, string>> = {
  en: 'If you cannot come, please tell the office.',
  fr: 'Si vous ne pouvez pas venir, prévenez le bureau.',
  ar: 'إن تعذّر عليكم الحضور فأخبروا المكتب.',
  es: 'Si no puede acudir, avise a la oficina.',
  uk: 'Якщо не зможете прийти, повідомте офіс.',
};

/** A slip of paper for the household, in its language. */
export function SlipDialog({ row, onClose }: { row: AppointmentRow; onClose(): void }) {
  const say = useText();
  const [language, setLanguage] = useState<ReminderLanguage>(row.remind?.language ?? 'ar');
  const { day, time } = whenInWords({ ...row, place: row.place ?? '' }, language);
  const printIt = () => {
    document.body.classList.add('prints-slip');
    print();
    document.body.classList.remove('prints-slip');
  };
  return (
    <Dialog
      title={say('appointments.print')}
      go={say('appointments.print.go')}
      busy={false}
      problem={undefined}
      onGo={printIt}
      onClose={onClose}
    >
      <Language value={language} onChange={setLanguage} />
      <div className="slip" lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
        <h3>{APPOINTMENT_TITLES[language][row.kind]}</h3>
        <p>
          {day}
          <br />
          <strong dir="ltr">{time}</strong>
        </p>
        <p>
          <bdi>{row.place}</bdi>
        </p>
        <p>{LATE[language]}</p>
      </div>
    </Dialog>
  );
}
