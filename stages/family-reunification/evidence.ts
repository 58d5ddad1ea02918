import * as z from 'zod';

/** The ladder of evidence: papers first, what people tell and send, separate interviews, a DNA test last. */
export const EvidenceSchema = z.enum([
  ...(['documents', 'witnesses', 'statements', 'photos', 'remittances', 'interviews', 'dna'] as const),
]);
