import * as z from 'zod';
import { AppointmentSchema } from '../domain/appointments/appointment.ts';
import type { CaseFile } from '../domain/case/case-file.ts';
import { PersonSchema } from '../domain/case/person.ts';
import { InstantSchema } from '../domain/kernel/calendar.ts';
import type { Given, Service } from '../domain/work-item/given.ts';
import { ServiceSchema } from '../domain/work-item/given.ts';
import type { WorkItem } from '../domain/work-item/work-item.ts';

const { preferredLanguage, interpreterNeeded, languages } = PersonSchema.shape;

/** What a work item shows of the partner organisation that has it, and whether it may be given to one. */
export const GivenViewSchema = z.object({
  /** The service that an organisation needs to be given it; null for work that stays with the office. */
  service: ServiceSchema.nullable(),
  given: z
    .object({
      organisation: z.string(),
      at: InstantSchema,
      /** How to speak with each of those whom it was given for. */
      persons: z.array(z.object({ personId: z.string(), preferredLanguage, interpreterNeeded, languages })),
      /** When they are expected, where that is planned. */
      appointment: AppointmentSchema.pick({
        startsAt: true,
        minutes: true,
        timeZone: true,
        place: true,
      }).nullable(),
    })
    .nullable(),
});
export type GivenView = z.infer<typeof GivenViewSchema>;

const KIND_OF: Readonly<Record<Service, string>> = {
  'health-exam': 'exam',
  'fitness-to-fly': 'exam',
  orientation: 'class',
};

function appointmentFor(file: CaseFile, { personIds }: Given, service: Service | undefined) {
  const next = file.appointments
    .filter(({ kind, status }) => status === 'planned' && service !== undefined && kind === KIND_OF[service])
    .filter((one) => one.personIds.some((id) => personIds.includes(id)))
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))[0];
  if (!next) return null;
  const { startsAt, minutes, timeZone, place } = next;
  return { startsAt, minutes, timeZone, place };
}

export function givenView(file: CaseFile, { kind, given }: WorkItem): GivenView {
  const service = file.rules.kindNamed(kind).partners?.service;
  if (given === undefined || given.endedAt !== undefined) return { service: service ?? null, given: null };
  const persons = file.persons
    .filter(({ id }) => given.personIds.includes(id))
    .map((person) => ({
      personId: person.id,
      languages: person.languages,
      ...(person.preferredLanguage === undefined ? {} : { preferredLanguage: person.preferredLanguage }),
      ...(person.interpreterNeeded === undefined ? {} : { interpreterNeeded: person.interpreterNeeded }),
    }));
  const { organisation, at } = given;
  return {
    service: service ?? null,
    given: { organisation, at, persons, appointment: appointmentFor(file, given, service) },
  };
}
