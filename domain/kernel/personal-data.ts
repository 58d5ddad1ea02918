import type * as z from 'zod';

/**
 * Marks a schema as holding personal data (IOM data protection principles: a stated purpose, confidentiality).
 * The store adapter is the one place that may read or write a marked field; payloads of workflows must not
 * contain one, which a test checks.
 */
export const personal = <T extends z.ZodType>(schema: T): T => schema.meta({ pii: true }) as T;
