import type { Links } from '../adapters/link-store.ts';
import { openLinks } from '../adapters/link-store.ts';
import type { Mailer } from '../adapters/mail.ts';
import { openMail } from '../adapters/mail.ts';
import type { Notices } from '../adapters/notice-store.ts';
import { openNotices } from '../adapters/notice-store.ts';
import { openSigner } from '../adapters/signing.ts';
import type { TextMessages } from '../adapters/sms.ts';
import { openTextMessages } from '../adapters/sms.ts';
import { theEnvironment } from './environment.ts';

let notices: Notices | undefined;
let links: Links | undefined;
let senders: { mail: Mailer; texts: TextMessages } | undefined;

/** Notices and their delivery state. */
export function theNotices(): Notices {
  notices ??= openNotices(theEnvironment().TABLE_NAME);
  return notices;
}

/** The links to sponsors' pages. */
export function theLinks(): Links {
  const { TABLE_NAME, LINK_KEY, LINK_KEY_PREVIOUS: before = '' } = theEnvironment();
  if (LINK_KEY === undefined) throw new Error('Expected the environment to name LINK_KEY for this function.');
  links ??= openLinks(TABLE_NAME, openSigner(LINK_KEY, before.length >= 32 ? before : undefined));
  return links;
}

/** Mail and text messages. */
export function theSenders(): { mail: Mailer; texts: TextMessages } {
  const { MAIL_FROM, MAIL_CONFIGURATION_SET, SMS_FROM, SMS_CONFIGURATION_SET } = theEnvironment();
  senders ??= {
    mail: openMail(MAIL_FROM, MAIL_CONFIGURATION_SET),
    texts: openTextMessages(SMS_FROM, SMS_CONFIGURATION_SET),
  };
  return senders;
}
