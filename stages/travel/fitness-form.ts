import * as z from 'zod';
import { PresumptiveSchema } from '../../domain/case/medical-needs.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { NoteSchema, ReasonCodeSchema } from '../../domain/work-item/kind.ts';

/** At most so many members are named. */
const MAX_NAMED = 20;
const persons = z.array(z.string().min(1).max(80)).max(MAX_NAMED);
const unfit = { unfitIds: persons.min(1), reasonCode: ReasonCodeSchema };

/** Who is fit to fly; or who is not, and whether the household waits for them or parts. */
export const FitnessFormSchema = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('fit'),
    personIds: z.array(z.string()),
    presumptive: z.array(PresumptiveSchema).optional(),
    presumptiveFor: persons.optional(),
    note: NoteSchema,
  }),
  z.strictObject({ decision: z.literal('unfit'), ...unfit, note: NoteSchema }),
  z.strictObject({
    decision: z.literal('part'),
    ...unfit,
    stayWith: persons.optional(),
    newPrincipalId: z.string().min(1).max(80).optional(),
    agreed: persons,
    householdSaid: personal(z.string().trim().min(2).max(500)),
    note: NoteSchema,
  }),
]);
export type FitnessForm = z.infer<typeof FitnessFormSchema>;
