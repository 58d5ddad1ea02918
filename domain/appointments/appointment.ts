import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import type { FieldClass } from '../case/field-class.ts';
import { OfficeSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { personal } from '../kernel/personal-data.ts';
import { RULES } from '../kernel/rules.ts';
import { STAFF_LANGUAGES } from '../staff/languages.ts';

/** What people come together for, each with the class of data by which it is seen. */
export const CLASS_OF_APPOINTMENT = {
  exam: 'health',
  interview: 'identity',
  class: 'identity',
  visit: 'identity',
  biometrics: 'identity',
  other: 'identity',
} as const satisfies Record<string, FieldClass>;

export const AppointmentKindSchema = z.enum(['exam', 'interview', 'class', 'visit', 'biometrics', 'other']);
export type AppointmentKind = z.infer<typeof AppointmentKindSchema>;

/** The languages in which a household is reminded, and in which feeds are written. */
export const ReminderLanguageSchema = z.enum(STAFF_LANGUAGES);
export type ReminderLanguage = z.infer<typeof ReminderLanguageSchema>;

const PhoneSchema = personal(z.string().regex(/^\+[1-9]\d{6,14}$/, RULES['phone-number']));

/** An appointment of members of a household, at a place and on the clock of that place. */
export const AppointmentSchema = z.object({
  type: z.literal('appointment'),
  schema: z.literal(2),
  id: z.string(),
  caseId: z.string(),
  kind: AppointmentKindSchema,
  /** The members whom it concerns. */
  personIds: z.array(z.string()).max(20),
  /** The colleagues who take part. */
  staff: z.array(z.string().min(1).max(100)).max(10),
  /** The office whose calendar it is in: one of the case's two. */
  office: OfficeSchema,
  startsAt: InstantSchema,
  minutes: z.int().min(5).max(1440),
  /** A name of the IANA database. */
  timeZone: z.string().min(1).max(60),
  place: personal(z.string().trim().min(1).max(200)),
  /** Where the household is reminded by text message the day before, and in which language. */
  remind: z.object({ phone: PhoneSchema, language: ReminderLanguageSchema }).optional(),
  remindedAt: InstantSchema.optional(),
  status: z.enum(['planned', 'held', 'missed', 'cancelled']),
  plannedAt: InstantSchema,
  plannedBy: z.string(),
  /** How often it was moved. */
  moved: z.int().min(0),
});
export type Appointment = z.infer<typeof AppointmentSchema>;

declare module '../case/entities.ts' {
  interface Entities {
    appointment: Appointment;
  }
}
declare module '../case/case-file.ts' {
  interface CaseFile {
    /** Appointments of the household, past and to come. */
    appointments: Appointment[];
  }
}

/** True if a reader of these classes sees the appointment. */
export const isSeen = ({ kind }: Appointment, sees: readonly FieldClass[]): boolean =>
  sees.includes(CLASS_OF_APPOINTMENT[kind]);

/** The appointment with this id, for readers of its class; NotFound for any other. */
export function appointmentOf(file: CaseFile, id: string, sees: readonly FieldClass[]): Appointment {
  const found = file.appointments.find((one) => one.id === id);
  if (found && isSeen(found, sees)) return found;
  throw new CaseError('NotFound', `Expected an appointment of case ${file.case.id}, received ${id}.`);
}
