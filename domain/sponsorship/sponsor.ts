import * as z from 'zod';
import { ChannelSchema } from '../case/notice.ts';
import { LanguageSchema } from '../case/place-codes.ts';
import { DateSchema, InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';
import { RULES } from '../kernel/rules.ts';
import { KnownFamilySchema } from './known-family.ts';

/** A phone number in E.164 format. */
export const PhoneSchema = z.string().regex(/^\+[1-9]\d{6,14}$/, RULES['phone-number']);

/** A time of day in 24-hour format. */
export const ClockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, RULES['time-of-day']);

/** The name of a time zone in the IANA database. */
export const TimeZoneSchema = z
  .string()
  .max(60)
  .regex(/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/, RULES['time-zone']);

/** How a sponsor wants to be reached, and channels that failed or that it complained about. */
export const ContactSchema = z.object({
  channel: ChannelSchema,
  timeZone: TimeZoneSchema,
  /** Quiet hours in its time zone: no messages except urgent ones. */
  quiet: z.object({ from: ClockTimeSchema, until: ClockTimeSchema }).optional(),
  stopped: z.array(
    z.object({ channel: ChannelSchema, because: z.enum(['bounced', 'complained']), at: InstantSchema }),
  ),
});
export type Contact = z.infer<typeof ContactSchema>;

/** One adult of a sponsor and the check on them: every adult is vetted (PROCESS, stage 7). */
export const SponsorAdultSchema = z.object({
  id: z.string(),
  name: personal(z.string().min(1).max(200)),
  check: z.enum(['pending', 'clear', 'not-clear']),
  checkedOn: DateSchema.optional(),
  validUntil: DateSchema.optional(),
  /** The last training that counts: which course, and when it ended. */
  training: z.object({ course: z.string().min(1).max(60), on: DateSchema }).optional(),
});
export type SponsorAdult = z.infer<typeof SponsorAdultSchema>;

/** A sponsor: a group, family, community or agency that receives households, and the places it has left. */
export const SponsorSchema = z.object({
  type: z.literal('sponsor'),
  schema: z.literal(6),
  id: z.string(),
  version: z.int().positive(),
  kind: z.enum(['group', 'family', 'community', 'agency']),
  name: personal(z.string().min(1).max(200)),
  email: personal(z.email()),
  phone: personal(PhoneSchema).optional(),
  /** BCP 47 tag of the language of its mail. */
  mailLanguage: z.string(),
  contact: ContactSchema,
  destinationOffice: z.string(),
  /** Derived from all adults: active when each is clear, until the first check expires. */
  vetting: z.object({
    status: z.enum(['pending', 'active', 'suspended', 'revoked']),
    validUntil: DateSchema,
    reasonCode: z.string().optional(),
  }),
  adults: z.array(SponsorAdultSchema),
  /** How often the workflow that monitors its vetting was started; every change of the vetting starts it again. */
  vettingRun: z.int().min(0),
  /** The run that such a change ended. */
  interruptedVettingRun: z.int().positive().optional(),
  capacity: z.int().min(0),
  /** First and last date on which it can receive a household. */
  availableFrom: DateSchema.optional(),
  availableUntil: DateSchema.optional(),
  /** Persons of accepted households. */
  taken: z.int().min(0),
  /** Persons of households offered and not yet answered. */
  held: z.int().min(0),
  languages: z.array(LanguageSchema),
  interpreter: z.boolean(),
  accessibleHousing: z.boolean(),
  /** Travel time to medical care; null if none is within reach. */
  minutesToMedicalCare: z.int().min(0).max(1440).nullable(),
  supportsSingleParents: z.boolean(),
  supportsLargeHouseholds: z.boolean(),
  /** Households received before. */
  experience: z.int().min(0),
  /** Codes that describe it, compared with the preferences of households, for example `rural`. */
  features: z.array(z.string()),
  vetoes: z.array(z.string()),
  tiedTo: z.array(z.string()),
  /** Families that it named because it knows them, oldest first. */
  families: z.array(KnownFamilySchema).optional(),
  /** Everything about it was erased then: what is left names nobody. */
  erasedAt: InstantSchema.optional(),
  /** The end of its own audit chain. */
  audit: z.object({ seq: z.int().min(0), hash: z.string() }),
});
export type Sponsor = z.infer<typeof SponsorSchema>;

/** Whether its vetting is valid on a date. */
export const isVetted = ({ vetting }: Pick<Sponsor, 'vetting'>, on: string): boolean =>
  vetting.status === 'active' && vetting.validUntil >= on;

/** Whether the first and last day on which it can receive, if given, are in order. */
export const availableInOrder = ({
  availableFrom: from,
  availableUntil: until,
}: Pick<Sponsor, 'availableFrom' | 'availableUntil'>): boolean =>
  from === undefined || until === undefined || from <= until;

/** Places that can still be offered. */
export const freePlaces = (sponsor: Sponsor): number => sponsor.capacity - sponsor.taken - sponsor.held;

declare module '../case/entities.ts' {
  interface Entities {
    sponsor: Sponsor;
  }
}
declare module '../case/case-file.ts' {
  interface CaseFile {
    /** The sponsors of open or accepted offers. */
    sponsors: Sponsor[];
  }
}
