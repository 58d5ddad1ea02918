import { arabicOf, withBothMonths } from '../notices/arabic.ts';
import type { Appointment, AppointmentKind, ReminderLanguage } from './appointment.ts';

/** What an appointment is called where no name may stand. */
export const APPOINTMENT_TITLES: Readonly<
  Record<ReminderLanguage, Readonly<Record<AppointmentKind, string>>>
> = {
  en: {
    ...{ exam: 'Medical exam', interview: 'Interview', class: 'Class' },
    ...{ visit: 'Visit', biometrics: 'Biometrics', other: 'Appointment' },
  },
  fr: {
    ...{ exam: 'Examen médical', interview: 'Entretien', class: 'Cours' },
    ...{ visit: 'Visite', biometrics: 'Biométrie', other: 'Rendez-vous' },
  },
  ar: {
    ...{ exam: 'فحص طبي', interview: 'مقابلة', class: 'درس' },
    ...{ visit: 'زيارة', biometrics: 'بصمات', other: 'موعد' },
  },
  es: {
    ...{ exam: 'Examen médico', interview: 'Entrevista', class: 'Clase' },
    ...{ visit: 'Visita', biometrics: 'Biometría', other: 'Cita' },
  },
  uk: {
    ...{ exam: 'Медичне обстеження', interview: 'Співбесіда', class: 'Заняття' },
    ...{ visit: 'Візит', biometrics: 'Біометрія', other: 'Зустріч' },
  },
};

const LOCALES: Readonly<Record<Exclude<ReminderLanguage, 'ar'>, string>> = {
  ...{ en: 'en-GB', fr: 'fr-FR', es: 'es-ES', uk: 'uk-UA' },
};

/** Arabic names its months by country: that of the place, where it speaks Arabic. */
const localeOf = (language: ReminderLanguage, timeZone: string): string =>
  language === 'ar' ? `${arabicOf(timeZone) ?? 'ar'}-u-ca-gregory-nu-latn` : LOCALES[language];

type Told = Pick<Appointment, 'kind' | 'startsAt' | 'timeZone' | 'place'>;

/** The day and the time of an appointment on the clock of its place, in words. */
export function whenInWords(
  { startsAt, timeZone }: Told,
  language: ReminderLanguage,
): { day: string; time: string } {
  const at = new Date(startsAt);
  const locale = localeOf(language, timeZone);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone }).format(at);
  return {
    day: language === 'ar' && arabicOf(timeZone) === undefined ? withBothMonths(day) : day,
    time: new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    }).format(at),
  };
}

/** The reminder of an appointment. It names nobody: a telephone is often shared. A medical exam is an appointment. */
export function reminderText(told: Told, language: ReminderLanguage): string {
  const { day, time } = whenInWords(told, language);
  const kind = told.kind === 'exam' ? 'other' : told.kind;
  const what = APPOINTMENT_TITLES[language][kind];
  const { place } = told;
  return {
    en: `Reminder – ${what}: ${day}, ${time}, ${place}. If you cannot come, please tell the office.`,
    fr: `Rappel – ${what} : ${day}, ${time}, ${place}. Si vous ne pouvez pas venir, prévenez le bureau.`,
    ar: `تذكير – ${what}: ${day}، الساعة ${time}، ${place}. إن تعذّر عليكم الحضور فأخبروا المكتب.`,
    es: `Recordatorio – ${what}: ${day}, ${time}, ${place}. Si no puede acudir, avise a la oficina.`,
    uk: `Нагадування – ${what}: ${day}, ${time}, ${place}. Якщо не зможете прийти, повідомте офіс.`,
  }[language];
}
