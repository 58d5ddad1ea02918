import type { AppointmentRow } from '../../../contracts/api/appointments.ts';
import type { AppointmentKind, ReminderLanguage } from '../../../domain/appointments/appointment.ts';

export const KINDS: readonly AppointmentKind[] = [
  'exam',
  'interview',
  'class',
  'visit',
  'biometrics',
  'other',
];
export const LENGTHS = [15, 30, 45, 60, 90, 120, 180, 240, 480] as const;

export interface Values {
  readonly kind: AppointmentKind | '';
  readonly personIds: readonly string[];
  readonly staff: readonly string[];
  readonly day: string;
  readonly time: string;
  readonly timeZone: string;
  readonly minutes: number;
  readonly place: string;
  readonly phone: string;
  readonly language: ReminderLanguage;
}

const hereZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What the form shows at first: nothing, or an appointment that is moved, on the clock of its place. */
export function valuesOf(row: AppointmentRow | undefined, staff: string): Values {
  const language = row?.remind?.language ?? 'ar';
  const phone = row?.remind?.phone ?? '';
  if (!row)
    return {
      ...{ kind: '', personIds: [], staff: [staff], day: '', time: '', timeZone: hereZone() },
      ...{ minutes: 60, place: '', phone, language },
    };
  const { kind, personIds, minutes, timeZone, place, startsAt } = row;
  // Swedish writes dates as ISO 8601 does.
  const [day = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
    ...{ dateStyle: 'short', timeStyle: 'short', timeZone },
  })
    .format(new Date(startsAt))
    .split(' ');
  return {
    ...{ kind, personIds, staff: row.staff, day, time, timeZone, minutes },
    ...{ place: place ?? '', phone, language },
  };
}

interface Reached {
  readonly id: string;
  readonly phone?: string;
  readonly language?: ReminderLanguage | undefined;
}

/** The phone and language of those concerned, or of the household; a number that somebody typed stays. */
export function reachOf(
  subjects: readonly Reached[],
  personIds: readonly string[],
  phone: string,
): Partial<Pick<Values, 'phone' | 'language'>> {
  if (phone !== '' && !subjects.some((subject) => subject.phone === phone)) return {};
  const concerned = subjects.filter(({ id }) => personIds.includes(id));
  const reached = [...concerned, ...subjects].find((subject) => subject.phone);
  if (reached?.phone === undefined) return {};
  return { phone: reached.phone, ...(reached.language ? { language: reached.language } : {}) };
}

/** The fields that are not filled in as they have to be. */
export const faultsOf = ({ kind, day, time, place, phone }: Values): ReadonlySet<keyof Values> =>
  new Set<keyof Values>([
    ...(kind === '' ? (['kind'] as const) : []),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(day) ? [] : (['day'] as const)),
    ...(/^\d{2}:\d{2}$/.test(time) ? [] : (['time'] as const)),
    ...(place.trim() === '' ? (['place'] as const) : []),
    ...(phone === '' || /^\+[1-9]\d{6,14}$/.test(phone.replace(/[\s()-]/g, '')) ? [] : (['phone'] as const)),
  ]);

/** When, where, with whom, and how the household is reminded, as the API takes it. */
export const whenOf = ({ day, time, timeZone, minutes, place, staff, phone, language }: Values) => ({
  ...{ day, time, timeZone, minutes, place: place.trim(), staff: [...staff] },
  ...(phone === '' ? {} : { remind: { phone: phone.replace(/[\s()-]/g, ''), language } }),
});
