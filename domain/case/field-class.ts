import * as z from 'zod';

/**
 * The classes of personal data by which access is granted (IOM data protection principle of confidentiality):
 * identity, health, protection risks, and how to reach sponsors. Ids, codes, dates of steps and counts belong to no
 * class.
 */
export const FieldClassSchema = z.enum(['identity', 'health', 'protection', 'contact']);
export type FieldClass = z.infer<typeof FieldClassSchema>;
