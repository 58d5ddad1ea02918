import * as z from 'zod';
import type { Notice, NoticeTemplate } from '../case/notice.ts';
import type { NoticeLanguage } from './languages.ts';
import ar from './messages/ar.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import mk from './messages/mk.json' with { type: 'json' };
import ro from './messages/ro.json' with { type: 'json' };
import uk from './messages/uk.json' with { type: 'json' };

const words = z.strictObject({
  subject: z.string().min(1),
  body: z.string().min(1),
  action: z.string().min(1),
  sms: z.string().min(1),
});
export type NoticeWords = z.infer<typeof words>;

/** The messages of one language, in ICU format. The texts of notices for staff only are in the console. */
export const MessagesSchema = z.strictObject({
  greeting: z.string().min(1),
  signature: z.string().min(1),
  linkNote: z.string().min(1),
  digest: z.strictObject({ subject: z.string(), intro: z.string(), sms: z.string() }),
  /** Sent to the address entered in the public form, before anything is registered. */
  'confirm-address': z.strictObject({
    subject: z.string().min(1),
    body: z.string().min(1),
    action: z.string().min(1),
    note: z.string().min(1),
  }),
  'sponsor-offer': words,
  'sponsor-offer-reminder': words,
  'sponsor-offer-expired': words,
  'sponsor-accepted': words,
  'sponsor-not-confirmed': words,
  'sponsor-arrival': words,
  'sponsor-answered': words,
  'sponsor-vetting': words,
  'rights-decided': words,
  'sponsor-link': words,
  'sponsor-code': words,
  'travel-delayed': words,
  /** For a household that is travelling and arrives later than announced. */
  'arrival-delayed': words,
});
export type Messages = z.infer<typeof MessagesSchema>;

export const MESSAGES: Readonly<Record<NoticeLanguage, Messages>> = { en, fr, ar, ro, mk, uk };

/** The template of a notice to a sponsor; undefined for notices to staff only. */
export function templateFor(
  language: NoticeLanguage,
  { template, data }: Pick<Notice, 'template' | 'data'>,
): NoticeWords | undefined {
  const messages = MESSAGES[language];
  if (template === 'travel-delayed' && data.expectedAt !== undefined) return messages['arrival-delayed'];
  return template in messages ? messages[template as keyof Messages & NoticeTemplate] : undefined;
}
