import * as z from 'zod';
import type { Notice } from '../case/notice.ts';
import { noticeTo } from '../case/notice-to.ts';
import type { Command } from '../kernel/actor.ts';
import { OfficeSchema } from '../kernel/actor.ts';
import { dateOf } from '../kernel/calendar.ts';
import { writtenPhone } from '../kernel/written-phone.ts';
import { writtenName } from '../kernel/written-text.ts';
import { languagesMeant } from './language-meant.ts';
import { officeMeant } from './office-names.ts';
import { NewSponsorSchema, registerSponsor } from './register-sponsor.ts';
import { SponsorSchema } from './sponsor.ts';
import type { SponsorChange } from './sponsor-change.ts';

const lines = (text: string, by: RegExp): string[] =>
  text
    .split(by)
    .map((line) => line.trim())
    .filter(Boolean);

/** The fields of the public form as a browser sends them: text, and `on` for a ticked box. */
export const JoinFormSchema = z.object({
  name: writtenName(),
  kind: SponsorSchema.shape.kind,
  office: z.string().trim().min(1).max(100).transform(officeMeant).pipe(OfficeSchema),
  email: z.string().trim().pipe(z.email()),
  phone: z
    .string()
    .trim()
    .pipe(z.union([z.literal(''), writtenPhone()]))
    .default(''),
  capacity: z.coerce.number().int().min(1).max(50),
  languages: z
    .string()
    .max(200)
    .transform(languagesMeant)
    .pipe(
      z
        .array(z.string().regex(/^[a-z]{2,3}$/))
        .min(1)
        .max(10),
    ),
  adults: z
    .string()
    .max(4000)
    .transform((text) => lines(text, /\r?\n/))
    .pipe(z.array(z.string().max(200)).min(1).max(20)),
  accessible: z.literal('on').optional(),
});

/**
 * Registration on the public page: a sponsor that must not be asked anything until staff have vetted every adult, and
 * a notice that tells them to.
 */
export function selfRegister(
  form: z.infer<typeof JoinFormSchema>,
  language: string,
  command: Command,
): SponsorChange & { notice: Notice } {
  const wanted = NewSponsorSchema.parse({
    kind: form.kind,
    name: form.name,
    email: form.email,
    ...(form.phone === '' ? {} : { phone: form.phone }),
    mailLanguage: language,
    destinationOffice: form.office,
    vetting: { status: 'pending', validUntil: dateOf(command.at) },
    adults: form.adults.map((name) => ({ name })),
    capacity: form.capacity,
    languages: form.languages,
    interpreter: false,
    accessibleHousing: form.accessible === 'on',
    minutesToMedicalCare: null,
    supportsSingleParents: false,
    supportsLargeHouseholds: false,
    experience: 0,
    vetoes: [],
    tiedTo: [],
  });
  const change = registerSponsor(wanted, command, 'self');
  const { id } = change.sponsor;
  const to = { kind: 'role', role: 'sponsorship-officer', office: form.office } as const;
  return { ...change, notice: noticeTo(id, to, 'sponsor-vetting', command, { sponsorId: id }) };
}
