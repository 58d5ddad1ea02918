import * as z from 'zod';
import { InstantSchema, plus } from '../kernel/calendar.ts';
import type { NoticeLanguage } from '../notices/languages.ts';
import { NoticeLanguageSchema } from '../notices/languages.ts';
import { JoinFormSchema } from './self-register.ts';

/**
 * What somebody entered in the public form, as sent by the browser, until the owner of the e-mail address confirms
 * it.
 */
export const PendingJoinSchema = z.object({
  form: z.record(z.string(), z.string()),
  language: NoticeLanguageSchema,
  until: InstantSchema,
});
export type PendingJoin = z.infer<typeof PendingJoinSchema>;

/** How long a registration waits to be confirmed. */
const WAITS = 'PT24H';

/** Keeps the form's fields and drops anything else that was sent along. */
export const pendingJoin = (
  sent: Readonly<Record<string, string>>,
  language: NoticeLanguage,
  at: string,
): PendingJoin => ({
  form: Object.fromEntries(Object.entries(sent).filter(([name]) => name in JoinFormSchema.shape)),
  language,
  until: plus(at, WAITS),
});
