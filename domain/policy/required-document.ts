import * as z from 'zod';
import { DocumentKindSchema } from '../kernel/document-kind.ts';

/**
 * A document that has to be on file before a decision: of one of these kinds, not expired, for each member, adult or
 * child, or once for the household. Work about one person asks it of that person alone.
 */
export const RequiredDocumentSchema = z.strictObject({
  /** The kind of work, such as `travel-documents`. */
  work: z.string(),
  /** The decision that waits for it, such as `ready`. */
  decision: z.string(),
  kinds: z.array(DocumentKindSchema).min(1),
  of: z.enum(['household', 'each-member', 'each-adult', 'each-child']),
});
export type RequiredDocument = z.infer<typeof RequiredDocumentSchema>;
