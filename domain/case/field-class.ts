import * as z from 'zod';

/**
 * Classes of personal data, by which access is given (IOM data protection principle of confidentiality): who people
 * are, their health, what endangers them, and how sponsors are reached. Ids, codes, dates of steps and counts are in
 * no class.
 */
export const FieldClassSchema = z.enum(['identity', 'health', 'protection', 'contact']);
export type FieldClass = z.infer<typeof FieldClassSchema>;
