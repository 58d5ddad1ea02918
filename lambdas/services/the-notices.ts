import type { Mailer } from '../adapters/mail.ts';
import { openMail } from '../adapters/mail.ts';
import type { Notices } from '../adapters/notice-store.ts';
import { openNotices } from '../adapters/notice-store.ts';
import type { TextMessages } from '../adapters/sms.ts';
import { openTextMessages } from '../adapters/sms.ts';
import { openedOnce, theEnvironment } from './environment.ts';
import { theTable } from './the-store.ts';

/** Notices and their delivery state. */
export const theNotices: () => Notices = openedOnce(() => openNotices(theTable()));

export const theMail: () => Mailer = openedOnce(() => {
  const { MAIL_FROM, MAIL_CONFIGURATION_SET } = theEnvironment();
  return openMail(MAIL_FROM, MAIL_CONFIGURATION_SET);
});

/** Mail and text messages. */
export const theSenders: () => { mail: Mailer; texts: TextMessages } = openedOnce(() => {
  const { SMS_FROM, SMS_CONFIGURATION_SET } = theEnvironment();
  return { mail: theMail(), texts: openTextMessages(SMS_FROM, SMS_CONFIGURATION_SET) };
});
