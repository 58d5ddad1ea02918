import * as z from 'zod';
import { RelationshipSchema, SexSchema } from '../../domain/case/person.ts';
import { CountrySchema, KnownCountrySchema, LanguageSchema } from '../../domain/case/place-codes.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { writtenName } from '../../domain/kernel/written-text.ts';
import { impossibleBirth } from '../../domain/tracing/persons/birth.ts';
import { BirthSchema, NameSchema, RelativeSchema } from '../../domain/tracing/schema.ts';

/** What the seeker knows about the sought person. `relationship` is what the sought person is to the seeker. */
export const SoughtSchema = z.object({
  /** Unknown if a child cannot say it; then people search, not the registry. */
  name: personal(z.string().min(1).max(200)).optional(),
  relationship: RelationshipSchema,
  sex: SexSchema,
  birthYear: personal(z.int().min(1880).max(2100)).optional(),
  /** More than a year: a date or an age, in any of the four calendars. It takes the place of `birthYear`. */
  birth: BirthSchema.superRefine((birth, context) => {
    const message = impossibleBirth(birth);
    if (message) context.addIssue({ code: 'custom', message: message.replace(/, received.*$/, '') });
  }).optional(),
  /** Other names: aliases, nicknames, another script. */
  otherNames: z.array(NameSchema).max(10).optional(),
  birthPlace: personal(z.string().min(1).max(200)).optional(),
  lastPlace: personal(z.string().min(1).max(200)).optional(),
  nationality: personal(CountrySchema).optional(),
  languages: z.array(LanguageSchema).max(20).optional(),
  /** Relatives of the sought person: "mother" is the sought person's mother. */
  relatives: z.array(RelativeSchema).max(30).optional(),
});

/** A sought person as entered: the name must contain letters, the country is looked up. */
export const NewSoughtSchema = SoughtSchema.extend({
  name: personal(writtenName()).optional(),
  nationality: personal(KnownCountrySchema).optional(),
});
export type Sought = z.infer<typeof SoughtSchema>;
