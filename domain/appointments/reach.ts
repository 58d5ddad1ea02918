import type * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import { activeMembers } from '../case/case-file.ts';
import type { Person } from '../case/person.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { Appointment, ReminderLanguage } from './appointment.ts';
import { AppointmentSchema, ReminderLanguageSchema } from './appointment.ts';

/** A reminder as it is asked for: what is left open follows from the persons concerned. */
export const WantedReminderSchema = AppointmentSchema.shape.remind.unwrap().partial().optional();

/** The language of a reminder for a person: the preferred one, or one that they speak. */
export const reminderLanguageOf = ({
  preferredLanguage,
  languages = [],
}: Partial<Pick<Person, 'preferredLanguage' | 'languages'>>): ReminderLanguage | undefined => {
  const spoken = [...(preferredLanguage === undefined ? [] : [preferredLanguage]), ...languages];
  return ReminderLanguageSchema.options.find((one) => one === spoken.find(isReminded));
};
const isReminded = (code: string): boolean => ReminderLanguageSchema.safeParse(code).success;

/** Where and in which language a household is reminded: the first phone of those concerned, unless another is named. */
export function reminderOf(
  file: CaseFile,
  personIds: readonly string[],
  wanted: z.infer<typeof WantedReminderSchema>,
): Pick<Appointment, 'remind'> {
  if (wanted === undefined) return {};
  const members = activeMembers(file);
  const concerned = members.filter(({ id }) => personIds.includes(id));
  const principal = members.filter(({ relationship }) => relationship === 'principal-applicant');
  const inOrder = [...concerned, ...principal, ...members];
  const reached = inOrder.find(({ phones = [] }) => phones.length > 0);
  const phone = wanted.phone ?? reached?.phones?.[0];
  if (phone === undefined) throw invalid('remind.phone', rule('required'), 'nobody who has a phone');
  const spoken = reached ?? inOrder[0];
  return { remind: { phone, language: wanted.language ?? (spoken && reminderLanguageOf(spoken)) ?? 'en' } };
}
