import type { Mailer } from '../adapters/mail.ts';
import { openMail } from '../adapters/mail.ts';
import type { Notices } from '../adapters/notice-store.ts';
import { openNotices } from '../adapters/notice-store.ts';
import { theEnvironment } from './environment.ts';

let delivery: { mail: Mailer; notices: Notices } | undefined;

/** Mail, and the delivery state of notices. */
export function theDelivery(): { mail: Mailer; notices: Notices } {
  const { MAIL_FROM, TABLE_NAME } = theEnvironment();
  delivery ??= { mail: openMail(MAIL_FROM), notices: openNotices(TABLE_NAME) };
  return delivery;
}
