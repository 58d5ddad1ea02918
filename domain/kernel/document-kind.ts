import * as z from 'zod';

/** What a document can be. */
export const DocumentKindSchema = z.enum([
  'passport',
  'identity-card',
  'birth-certificate',
  'marriage-certificate',
  'death-certificate',
  'custody-paper',
  'signed-consent',
  'medical-report',
  'travel-document',
  'visa',
  'exit-permit',
  'family-register',
  'residence-title',
  'background-check',
  'photo',
  'letter',
  'other',
]);
export type DocumentKind = z.infer<typeof DocumentKindSchema>;
