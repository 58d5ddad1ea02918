import type { Links } from '../adapters/link-store.ts';
import { openLinks } from '../adapters/link-store.ts';
import type { Mailer } from '../adapters/mail.ts';
import { openMail } from '../adapters/mail.ts';
import type { Notices } from '../adapters/notice-store.ts';
import { openNotices } from '../adapters/notice-store.ts';
import { openSigner } from '../adapters/signing.ts';
import type { TextMessages } from '../adapters/sms.ts';
import { openTextMessages } from '../adapters/sms.ts';
import { openedOnce, theEnvironment } from './environment.ts';
import { theTable } from './table-services.ts';

/** Notices and their delivery state. */
export const theNotices: () => Notices = openedOnce(() =>
  openNotices(theEnvironment().TABLE_NAME, theTable()),
);

/** The links to sponsors' pages. */
export const theLinks: () => Links = openedOnce(() => {
  const { TABLE_NAME, LINK_KEY, LINK_KEY_PREVIOUS: before = '' } = theEnvironment();
  if (LINK_KEY === undefined) throw new Error('Expected the environment to name LINK_KEY for this function.');
  return openLinks(TABLE_NAME, openSigner(LINK_KEY, before.length >= 32 ? before : undefined), theTable());
});

/** Mail and text messages. */
export const theSenders: () => { mail: Mailer; texts: TextMessages } = openedOnce(() => {
  const { MAIL_FROM, MAIL_CONFIGURATION_SET, SMS_FROM, SMS_CONFIGURATION_SET } = theEnvironment();
  return {
    mail: openMail(MAIL_FROM, MAIL_CONFIGURATION_SET),
    texts: openTextMessages(SMS_FROM, SMS_CONFIGURATION_SET),
  };
});
