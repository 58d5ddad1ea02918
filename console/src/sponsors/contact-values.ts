import { plainPhone, writtenPhone } from '../../../domain/kernel/written-phone.ts';
import type { Sponsor } from './use-sponsors.ts';

export interface ContactValues {
  readonly email: string;
  readonly phone: string;
  readonly mailLanguage: string;
  readonly channel: Sponsor['contact']['channel'];
  readonly timeZone: string;
  readonly quietFrom: string;
  readonly quietUntil: string;
  /** Stopped channels that work again. */
  readonly worksAgain: readonly Sponsor['contact']['channel'][];
}
export type ContactField = 'email' | 'phone' | 'timeZone' | 'quietFrom' | 'quietUntil';

export const contactOf = ({ email, phone, mailLanguage, contact }: Sponsor): ContactValues => ({
  ...{ email, phone: phone ?? '', mailLanguage, channel: contact.channel, timeZone: contact.timeZone },
  ...{ quietFrom: contact.quiet?.from ?? '', quietUntil: contact.quiet?.until ?? '', worksAgain: [] },
});

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const isPhone = (phone: string): boolean => writtenPhone().safeParse(phone).success;

const isTimeZone = (name: string): boolean => {
  try {
    return name !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

/** Fields that cannot be sent as they are. Text messages need a number; quiet hours need a beginning and an end. */
export function contactFaults(values: ContactValues): ReadonlySet<ContactField> {
  const { email, phone, channel, timeZone, quietFrom, quietUntil } = values;
  const quiet = quietFrom !== '' || quietUntil !== '';
  const wrong: [ContactField, boolean][] = [
    ['email', !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())],
    ['phone', phone === '' ? channel === 'sms' : !isPhone(phone)],
    ['timeZone', !isTimeZone(timeZone)],
    ['quietFrom', quiet && !TIME.test(quietFrom)],
    ['quietUntil', quiet && !TIME.test(quietUntil)],
  ];
  return new Set(wrong.filter(([, is]) => is).map(([field]) => field));
}

/** The changes, in the form that the server accepts. */
export function contactChange(sponsor: Sponsor, values: ContactValues) {
  const before = contactOf(sponsor);
  const phone = values.phone === '' ? '' : plainPhone(values.phone);
  const { quietFrom: from, quietUntil: until } = values;
  const otherQuiet = from !== before.quietFrom || until !== before.quietUntil;
  const email = values.email.trim();
  return {
    ...(email === before.email ? {} : { email }),
    ...(phone === before.phone ? {} : { phone: phone === '' ? null : phone }),
    ...(values.mailLanguage === before.mailLanguage ? {} : { mailLanguage: values.mailLanguage }),
    ...(values.channel === before.channel ? {} : { channel: values.channel }),
    ...(values.timeZone === before.timeZone ? {} : { timeZone: values.timeZone }),
    ...(otherQuiet ? { quiet: from === '' ? null : { from, until } } : {}),
    ...(values.worksAgain.length === 0 ? {} : { worksAgain: [...values.worksAgain] }),
  };
}
