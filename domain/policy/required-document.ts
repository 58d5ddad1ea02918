import * as z from 'zod';
import type { DocumentKind } from '../kernel/document-kind.ts';
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

/** A document that a decision waits for: one of these kinds, for these members, or for the household if none is named. */
export interface MissingDocument {
  readonly decision: string;
  readonly kinds: readonly DocumentKind[];
  readonly personIds: readonly string[];
  /** Whether the decision goes on without it where it says what stands in for it. */
  readonly explainable?: boolean;
}
