import * as z from 'zod';
import { CareNeedSchema, TravelNeedSchema } from '../../domain/case/medical-needs.ts';
import { DateSchema } from '../../domain/kernel/calendar.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { NoteSchema } from '../../domain/work-item/kind.ts';
import { WaiverSchema } from './health-record.ts';
import { SeenWithinSchema, VaccineSchema } from './lists.ts';
import { ClassAConditionSchema } from './policy.ts';
import { TravellingClassSchema } from './tuberculosis.ts';

/** What every exam may find or give besides its classification; what is left out was not found or not given. */
const besides = {
  vaccinations: z.array(VaccineSchema).optional(),
  pregnancyDueOn: DateSchema.optional(),
  multiplePregnancy: z.boolean().optional(),
  travelNeeds: z.array(TravelNeedSchema).optional(),
  careNeeds: z.array(CareNeedSchema).optional(),
  seenWithin: SeenWithinSchema.optional(),
  plainWords: personal(z.string().trim().min(1).max(600)).optional(),
  note: NoteSchema,
};

/** The form of one person's appointment: what was found, or that they did not come. */
export const HealthExamFormSchema = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('cleared'),
    classification: z.enum(['no-finding', 'class-b']),
    tuberculosisClass: TravellingClassSchema,
    examinedOn: DateSchema,
    ...besides,
  }),
  z.strictObject({
    decision: z.literal('treatment'),
    classification: z.literal('class-a'),
    classAConditions: z.array(ClassAConditionSchema).min(1),
    examinedOn: DateSchema,
    treatment: personal(z.string().trim().min(1).max(500)).optional(),
    nextExamOn: DateSchema.optional(),
    ...besides,
  }),
  z.strictObject({
    decision: z.literal('waived'),
    ...WaiverSchema.required({ waivedConditions: true }).shape,
    note: NoteSchema,
  }),
  z.strictObject({ decision: z.literal('missed'), note: NoteSchema }),
]);
export type HealthExamForm = z.infer<typeof HealthExamFormSchema>;
export type Examined = Extract<HealthExamForm, { decision: 'cleared' | 'treatment' }>;
