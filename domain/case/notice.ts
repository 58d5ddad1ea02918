import * as z from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { RoleSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';

/** Ways to reach somebody outside the console. */
export const ChannelSchema = z.enum(['email', 'sms']);
export type Channel = z.infer<typeof ChannelSchema>;

export const NoticeTemplateSchema = z.enum([
  'sponsor-offer',
  'sponsor-offer-reminder',
  'sponsor-offer-expired',
  'sponsor-accepted',
  'sponsor-not-confirmed',
  'sponsor-took-back',
  'sponsor-arrival',
  'sponsor-answered',
  'sponsor-vetting',
  'rights-decided',
  'sponsor-link',
  'sponsor-code',
  'work-item-reminder',
  'work-item-escalated',
  'work-item-asked-after',
  'travel-delayed',
  'protection-concern',
  'case-closed',
  'break-glass',
  'tracing-candidate-found',
  'note-mention',
  'webhook-disabled',
  'decision-not-carried-out',
  'complaint-made',
  'complaint-unread',
  'complaint-late',
  'work-given',
  'work-handed-back',
]);
export type NoticeTemplate = z.infer<typeof NoticeTemplateSchema>;

/** Why a notice was not delivered. */
export const UndeliveredSchema = z.enum([
  'receiver-unknown',
  'no-channel',
  'no-words',
  'bounced',
  'complained',
  'refused',
  'tried-too-often',
  'consent-missing',
  'no-standing',
]);
export type Undelivered = z.infer<typeof UndeliveredSchema>;

/**
 * A message to be sent. It is written together with the event that it reports and sent from the stream; it holds ids,
 * never names. `pending` → `sending` → `sent`, or `waiting` in between (quiet hours, a digest, a retry); `failed`
 * when delivery is given up, `bounced` or `complained` when the recipient's side reports so afterwards.
 */
export const NoticeSchema = z.object({
  type: z.literal('notice'),
  schema: z.literal(15),
  id: z.string(),
  /** The case that it is about, or the sponsor if there is no case. */
  caseId: z.string(),
  template: NoticeTemplateSchema,
  to: z.union([
    z.object({ kind: z.literal('sponsor'), id: z.string() }),
    z.object({ kind: z.literal('role'), role: RoleSchema, office: z.string() }),
    z.object({ kind: z.literal('staff'), id: z.string(), office: z.string() }),
  ]),
  /** Ids, codes and dates that the template uses. */
  data: z.record(z.string(), z.string()),
  status: z.enum(['pending', 'waiting', 'sending', 'sent', 'failed', 'bounced', 'complained']),
  at: InstantSchema,
  channel: z.union([ChannelSchema, z.literal('in-app')]).optional(),
  /** While it waits: the earliest time to send it, and the digest that it belongs to. */
  sendAfter: InstantSchema.optional(),
  digest: z.string().optional(),
  /** How many times sending was attempted. */
  tries: z.int().min(0).optional(),
  sentAt: InstantSchema.optional(),
  reasonCode: UndeliveredSchema.optional(),
  /** Who has read it in the console. */
  readBy: z.array(z.string()).optional(),
});
export type Notice = z.infer<typeof NoticeSchema>;

/** The recipient of a notice as one string: `sponsor-…`, `staff:ID`, or `ROLE@OFFICE`. */
export const receiverOf = (to: Notice['to']): string =>
  to.kind === 'sponsor' ? to.id : to.kind === 'staff' ? `staff:${to.id}` : `${to.role}@${to.office}`;

/** The recipient strings that mean this member of staff in the console. */
export const receiversOf = ({ id, roles, office, organisation }: Actor): string[] => {
  const place = organisation ?? office;
  return [`staff:${id}`, ...(place === undefined ? [] : roles.map((role) => `${role}@${place}`))];
};

declare module '../case/entities.ts' {
  interface Entities {
    notice: Notice;
  }
}
