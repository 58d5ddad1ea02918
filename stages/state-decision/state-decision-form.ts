import * as z from 'zod';
import { OfficeSchema } from '../../domain/kernel/actor.ts';
import { DateSchema } from '../../domain/kernel/calendar.ts';
import { NoteSchema, ReasonCodeSchema } from '../../domain/work-item/kind.ts';

const MemberDecisionSchema = z.strictObject({
  personId: z.string(),
  decision: z.enum(['accept', 'deny', 'defer']),
});

export const StateDecisionFormSchema = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('accept'),
    securityValidUntil: DateSchema.optional(),
    note: NoteSchema,
  }),
  z.strictObject({ decision: z.literal('deny'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  z.strictObject({
    decision: z.literal('resubmit'),
    reasonCode: ReasonCodeSchema,
    destinationOffice: OfficeSchema,
    note: NoteSchema,
  }),
  z.strictObject({
    decision: z.literal('defer'),
    until: DateSchema.optional(),
    reasonCode: ReasonCodeSchema,
    note: NoteSchema,
  }),
  z.strictObject({
    decision: z.literal('split'),
    members: z.array(MemberDecisionSchema).min(1),
    newPrincipalId: z.string().optional(),
    securityValidUntil: DateSchema.optional(),
    reasonCode: ReasonCodeSchema,
    note: NoteSchema,
  }),
]);
export type StateDecisionForm = z.infer<typeof StateDecisionFormSchema>;
