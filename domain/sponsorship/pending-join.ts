import * as z from 'zod';
import { InstantSchema, plus } from '../kernel/calendar.ts';
import type { NoticeLanguage } from '../notices/languages.ts';
import { NoticeLanguageSchema } from '../notices/languages.ts';
import { JoinFormSchema } from './self-register.ts';

/** What somebody wrote on the public form, as the browser sent it, until the owner of its e-mail confirms it. */
export const PendingJoinSchema = z.object({
  form: z.record(z.string(), z.string()),
  language: NoticeLanguageSchema,
  until: InstantSchema,
});
export type PendingJoin = z.infer<typeof PendingJoinSchema>;

/** How long a registration waits to be confirmed. */
const WAITS = 'PT24H';

/** Keeps the fields of the form and nothing else that was sent with it. */
export const pendingJoin = (
  sent: Readonly<Record<string, string>>,
  language: NoticeLanguage,
  at: string,
): PendingJoin => ({
  form: Object.fromEntries(Object.entries(sent).filter(([name]) => name in JoinFormSchema.shape)),
  language,
  until: plus(at, WAITS),
});
