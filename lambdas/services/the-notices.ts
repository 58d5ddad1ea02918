import { openLinkKeys } from '../adapters/link-keys.ts';
import type { Links } from '../adapters/link-store.ts';
import { openLinks } from '../adapters/link-store.ts';
import type { Mailer } from '../adapters/mail.ts';
import { openMail } from '../adapters/mail.ts';
import type { Notices } from '../adapters/notice-store.ts';
import { openNotices } from '../adapters/notice-store.ts';
import { openOriginSecret } from '../adapters/origin-secret.ts';
import type { PendingJoins } from '../adapters/pending-joins.ts';
import { openPendingJoins } from '../adapters/pending-joins.ts';
import type { Signer } from '../adapters/signing.ts';
import type { TextMessages } from '../adapters/sms.ts';
import { openTextMessages } from '../adapters/sms.ts';
import { openedOnce, theEnvironment } from './environment.ts';
import { theTable } from './the-table.ts';

/** Notices and their delivery state. */
export const theNotices: () => Notices = openedOnce(() =>
  openNotices(theEnvironment().TABLE_NAME, theTable()),
);

const theLinkKeys: () => () => Promise<Signer> = openedOnce(() => {
  const { LINK_SECRET } = theEnvironment();
  if (LINK_SECRET === undefined)
    throw new Error('Expected the environment to name LINK_SECRET for this function.');
  return openLinkKeys(LINK_SECRET);
});

/** Recognises requests that came through CloudFront. */
export const theOriginSecret: () => (given: string | undefined) => Promise<boolean> = openedOnce(() =>
  openOriginSecret(theEnvironment().ORIGIN_SECRET),
);

/** The links to sponsors' pages, with the current key. */
export const theLinks = async (): Promise<Links> =>
  openLinks(theEnvironment().TABLE_NAME, await theLinkKeys()(), theTable());

/** What was entered on the joining page and waits for its e-mail address to be confirmed. */
export const thePendingJoins = async (): Promise<PendingJoins> =>
  openPendingJoins(theEnvironment().TABLE_NAME, await theLinkKeys()(), theTable());

export const theMail: () => Mailer = openedOnce(() => {
  const { MAIL_FROM, MAIL_CONFIGURATION_SET } = theEnvironment();
  return openMail(MAIL_FROM, MAIL_CONFIGURATION_SET);
});

/** Mail and text messages. */
export const theSenders: () => { mail: Mailer; texts: TextMessages } = openedOnce(() => {
  const { SMS_FROM, SMS_CONFIGURATION_SET } = theEnvironment();
  return { mail: theMail(), texts: openTextMessages(SMS_FROM, SMS_CONFIGURATION_SET) };
});
