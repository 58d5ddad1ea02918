import * as z from 'zod';
import { DateSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';
import { RULES } from '../kernel/rules.ts';
import { plainCode, withoutMarks, writtenName, writtenNumber } from '../kernel/written-text.ts';
import { NeedCodeSchema } from './need-codes.ts';
import { CountrySchema, KnownCountrySchema, LanguageSchema } from './place-codes.ts';

/** Papers that say who somebody is. */
export const IdentityPaperKindSchema = z.enum([
  'passport',
  'identity-card',
  'refugee-certificate',
  'travel-document',
  'residence-permit',
  'birth-certificate',
  'marriage-certificate',
  'family-book',
  'military-book',
  'other',
]);

/** A paper that says who somebody is: what it is, its number, who issued it, from when until when. */
export const IdentityPaperSchema = z.object({
  kind: IdentityPaperKindSchema,
  number: z.string().min(1).max(60),
  country: CountrySchema.optional(),
  issuedOn: DateSchema.optional(),
  expiresOn: DateSchema.optional(),
});
export type IdentityPaper = z.infer<typeof IdentityPaperSchema>;

const name = z.string().min(1).max(200);
const MOST = { names: 10, phones: 5, addresses: 5, papers: 10, needs: 30 } as const;

/** How a person is called and reached, by which papers they are known, and what they need; all may be unknown. */
export const IDENTITY = {
  givenName: personal(name).optional(),
  familyName: personal(name).optional(),
  /** Other spellings of the name, and other names. */
  otherNames: personal(z.array(name).max(MOST.names)).optional(),
  /** E.164, the one to call first. */
  phones: personal(
    z.array(z.string().regex(/^\+[1-9]\d{6,14}$/, RULES['phone-number'])).max(MOST.phones),
  ).optional(),
  /** The present one first. */
  addresses: personal(z.array(z.string().min(1).max(300)).max(MOST.addresses)).optional(),
  preferredLanguage: personal(LanguageSchema).optional(),
  interpreterNeeded: personal(z.boolean()).optional(),
  identityPapers: personal(z.array(IdentityPaperSchema).max(MOST.papers)).optional(),
  /** UNHCR's specific needs codes; each is seen by readers of its class. */
  needCodes: personal(z.array(NeedCodeSchema).max(MOST.needs)).optional(),
};

const WrittenPhoneSchema = z.string().overwrite(plainCode).min(1).max(40);

/** The same as it is entered: phones as people write them where they live, read by the country of the office. */
export const WRITTEN_IDENTITY = {
  givenName: personal(writtenName()).optional(),
  familyName: personal(writtenName()).optional(),
  otherNames: personal(z.array(writtenName()).max(MOST.names)).optional(),
  phones: personal(z.array(WrittenPhoneSchema).max(MOST.phones)).optional(),
  addresses: personal(
    z.array(z.string().overwrite(withoutMarks).min(1).max(300)).max(MOST.addresses),
  ).optional(),
  preferredLanguage: IDENTITY.preferredLanguage,
  interpreterNeeded: IDENTITY.interpreterNeeded,
  identityPapers: personal(
    z
      .array(
        z.strictObject({
          ...IdentityPaperSchema.shape,
          number: writtenNumber(),
          country: KnownCountrySchema.optional(),
        }),
      )
      .max(MOST.papers),
  ).optional(),
  needCodes: IDENTITY.needCodes,
};
