import * as z from 'zod';
import { GENESIS } from '../audit/chain.ts';
import type { Command } from '../kernel/actor.ts';
import { OfficeSchema } from '../kernel/actor.ts';
import { identifier } from '../kernel/identifier.ts';
import { personal } from '../kernel/personal-data.ts';
import { RULES } from '../kernel/rules.ts';
import { writtenPhone } from '../kernel/written-phone.ts';
import { writtenName } from '../kernel/written-text.ts';
import { zoneOfOffice } from './office-names.ts';
import type { Sponsor } from './sponsor.ts';
import { availableInOrder, ContactSchema, SponsorAdultSchema, SponsorSchema } from './sponsor.ts';
import type { SponsorChange } from './sponsor-change.ts';
import { vettingOf } from './vetting.ts';

const kept = SponsorSchema.omit({
  type: true,
  schema: true,
  id: true,
  version: true,
  taken: true,
  held: true,
  vettingRun: true,
  interruptedVettingRun: true,
  families: true,
  audit: true,
}).shape;

const word = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, RULES['describing-word']);

/** A sponsor as registered by staff or by a file. Without named adults, its vetting is taken as given. */
export const NewSponsorSchema = z
  .strictObject({
    ...kept,
    name: personal(writtenName()),
    phone: personal(writtenPhone()).optional(),
    mailLanguage: z.string().regex(/^[a-z]{2,3}$/, RULES['language-code']),
    destinationOffice: OfficeSchema,
    contact: z
      .strictObject({
        ...ContactSchema.omit({ stopped: true }).shape,
        /** By default the time zone of the office. */
        timeZone: ContactSchema.shape.timeZone.optional(),
      })
      .default({ channel: 'email' }),
    adults: z
      .array(
        z.strictObject({
          ...SponsorAdultSchema.omit({ id: true }).shape,
          name: personal(writtenName()),
          check: SponsorAdultSchema.shape.check.default('pending'),
        }),
      )
      .max(40)
      .default([]),
    capacity: z.int().min(0).max(500),
    languages: kept.languages.max(20),
    features: z.array(word).max(20).default([]),
    vetoes: z.array(z.string().max(60)).max(200),
    tiedTo: z.array(z.string().max(60)).max(50),
  })
  .refine(availableInOrder, { path: ['availableUntil'], error: RULES['not-before-first-day'] });
export type NewSponsor = z.infer<typeof NewSponsorSchema>;

/** The id of the sponsor that a command registers. */
export const sponsorIdOf = (commandId: string): string => identifier('sponsor', commandId);

/** A newly registered sponsor: all places free. */
export function registerSponsor(wanted: NewSponsor, command: Command, source = 'staff'): SponsorChange {
  const id = sponsorIdOf(command.id);
  const adults = wanted.adults.map((adult, index) => ({
    ...adult,
    id: identifier('adult', id, String(index)),
  }));
  const sponsor: Sponsor = {
    type: 'sponsor',
    schema: 6,
    id,
    version: 1,
    taken: 0,
    held: 0,
    ...wanted,
    contact: {
      ...wanted.contact,
      timeZone: wanted.contact.timeZone ?? zoneOfOffice(wanted.destinationOffice),
      stopped: [],
    },
    adults,
    vetting: adults.length === 0 ? wanted.vetting : vettingOf(adults, wanted.vetting, command.at),
    vettingRun: 1,
    audit: { seq: 0, hash: GENESIS },
  };
  const details = { kind: wanted.kind, source, vetting: sponsor.vetting.status };
  return { sponsor, facts: [{ act: 'sponsor.registered', subject: id, details }] };
}
