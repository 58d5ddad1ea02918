import * as z from 'zod';
import { RoleSchema } from '../actor.ts';
import { InstantSchema } from '../calendar.ts';

export const NoticeTemplateSchema = z.enum([
  'sponsor-offer',
  'sponsor-offer-reminder',
  'sponsor-offer-expired',
  'sponsor-arrival',
  'work-item-reminder',
  'work-item-escalated',
  'travel-delayed',
  'protection-concern',
  'case-closed',
  'break-glass',
]);

/** A message to be sent. It is written with what happened and sent from the stream; it names ids, never persons. */
export const NoticeSchema = z.object({
  type: z.literal('notice'),
  schema: z.literal(2),
  id: z.string(),
  caseId: z.string(),
  template: NoticeTemplateSchema,
  to: z.union([
    z.object({ kind: z.literal('sponsor'), id: z.string() }),
    z.object({ kind: z.literal('role'), role: RoleSchema, office: z.string() }),
    z.object({ kind: z.literal('staff'), id: z.string(), office: z.string() }),
  ]),
  /** Ids, codes and dates that the template names. */
  data: z.record(z.string(), z.string()),
  status: z.enum(['pending', 'sending', 'sent', 'failed']),
  at: InstantSchema,
});
export type Notice = z.infer<typeof NoticeSchema>;
