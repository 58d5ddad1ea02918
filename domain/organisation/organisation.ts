import * as z from 'zod';
import { LanguageSchema } from '../case/place-codes.ts';
import { OfficeSchema } from '../kernel/actor.ts';
import { DateSchema, dateOf, InstantSchema } from '../kernel/calendar.ts';
import { RULES } from '../kernel/rules.ts';
import type { Service } from '../work-item/given.ts';
import { ServiceSchema } from '../work-item/given.ts';
import { ReasonCodeSchema } from '../work-item/kind.ts';

export const OrganisationKindSchema = z.enum(['clinic', 'trainer']);
type OrganisationKind = z.infer<typeof OrganisationKindSchema>;

/** What organisations of a kind can be given. */
export const SERVICES_OF: Readonly<Record<OrganisationKind, readonly Service[]>> = {
  clinic: ['health-exam', 'fitness-to-fly'],
  trainer: ['orientation'],
};

/** The id of a partner organisation: a short name that an administrator chooses, never that of a person. */
export const OrganisationIdSchema = z
  .string()
  .regex(/^organisation-[a-z][a-z0-9-]{1,40}$/, RULES['organisation-id']);

const lineOf = (most: number) => z.string().trim().min(1).max(most);

/** What was agreed with an organisation: for what, where, from which day to which. */
export const AgreementSchema = z.strictObject({
  name: lineOf(100),
  kind: OrganisationKindSchema,
  services: z.array(ServiceSchema).min(1).max(3),
  /** The offices that may give it work. */
  offices: z.array(OfficeSchema).min(1).max(20),
  languages: z.array(LanguageSchema).max(20),
  /** Where people go: addresses of the organisation, nobody's home. */
  places: z.array(lineOf(200)).max(10),
  /** The number or name of the contract. */
  reference: lineOf(100),
  /** The first and the last day. */
  from: DateSchema,
  until: DateSchema,
});
export type Agreement = z.infer<typeof AgreementSchema>;

const By = { at: InstantSchema, by: z.string() };

/**
 * An organisation that does work for offices: a clinic that examines, a trainer that teaches. Its staff are people of the
 * access record whose place is this organisation; they see what was given to it while the agreement holds, nothing else.
 */
export const OrganisationSchema = z.object({
  type: z.literal('organisation'),
  schema: z.literal(1),
  id: OrganisationIdSchema,
  version: z.int().positive(),
  /** What holds; absent until a second person approved the first. */
  agreement: AgreementSchema.optional(),
  /** What opens more than holds now, until a second person approves it. */
  pending: z.object({ agreement: AgreementSchema, ...By }).optional(),
  ended: z.object({ ...By, reasonCode: ReasonCodeSchema }).optional(),
  /** That the end was put before the administrators: of which last day, and that one lets it end. */
  renewal: z
    .object({ until: DateSchema, askedAt: InstantSchema, letEnd: z.object(By).optional() })
    .optional(),
  audit: z.object({ seq: z.int().min(0), hash: z.string() }),
});
export type Organisation = z.infer<typeof OrganisationSchema>;

/** The agreement if it holds on the day of this instant (UTC); undefined before its first day, after its last and once ended. */
export function holdingAgreement(
  { agreement, ended }: Pick<Organisation, 'agreement' | 'ended'>,
  at: string,
): Agreement | undefined {
  const day = dateOf(at);
  return agreement && !ended && agreement.from <= day && day <= agreement.until ? agreement : undefined;
}

declare module '../case/entities.ts' {
  interface Entities {
    organisation: Organisation;
  }
}
