import * as z from 'zod';
import { ChannelSchema } from '../case/notice.ts';
import { personal } from '../kernel/personal-data.ts';
import { RULES } from '../kernel/rules.ts';
import { writtenPhone } from '../kernel/written-phone.ts';
import type { Sponsor } from './sponsor.ts';
import { ContactSchema } from './sponsor.ts';
import type { SponsorChange } from './sponsor-change.ts';

/** A change to how a sponsor is reached; absent fields stay, `null` removes one. */
export const ContactChangeSchema = z.strictObject({
  email: personal(z.email()).optional(),
  phone: personal(writtenPhone()).nullable().optional(),
  mailLanguage: z
    .string()
    .regex(/^[a-z]{2,3}$/, RULES['language-code'])
    .optional(),
  channel: ContactSchema.shape.channel.optional(),
  timeZone: ContactSchema.shape.timeZone.optional(),
  quiet: z.strictObject(ContactSchema.shape.quiet.unwrap().shape).nullable().optional(),
  /** Stopped channels that, according to the sponsor, work or may be used again. */
  worksAgain: z.array(ChannelSchema).max(2).optional(),
});

/**
 * Corrects how a sponsor is reached. A channel with a new address works again, whatever the old one reported; with
 * the same address, only if the sponsor says so.
 */
export function changeContact(sponsor: Sponsor, wanted: z.infer<typeof ContactChangeSchema>): SponsorChange {
  const { email, phone, mailLanguage, channel, timeZone, quiet, worksAgain = [] } = wanted;
  const { phone: oldPhone, contact, ...rest } = sponsor;
  const { quiet: oldQuiet, ...reached } = contact;
  const anew = [
    ...(email !== undefined && email !== sponsor.email ? ['email'] : []),
    ...(phone !== undefined && phone !== oldPhone ? ['sms'] : []),
    ...worksAgain,
  ];
  const number = phone === undefined ? oldPhone : (phone ?? undefined);
  const hours = quiet === undefined ? oldQuiet : (quiet ?? undefined);
  return {
    sponsor: {
      ...rest,
      version: sponsor.version + 1,
      email: email ?? sponsor.email,
      mailLanguage: mailLanguage ?? sponsor.mailLanguage,
      ...(number === undefined ? {} : { phone: number }),
      contact: {
        channel: channel ?? reached.channel,
        timeZone: timeZone ?? reached.timeZone,
        stopped: reached.stopped.filter((stop) => !anew.includes(stop.channel)),
        ...(hours === undefined ? {} : { quiet: hours }),
      },
    },
    facts: [
      {
        act: 'sponsor.contact-changed',
        subject: sponsor.id,
        details: { fields: Object.keys(wanted).sort() },
      },
    ],
  };
}
