import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';

/** How a sponsor knows a family. */
export const RELATIONS = ['relative', 'friend', 'neighbour', 'community', 'other'] as const;

const number = personal(z.string().trim().min(1).max(60));
const name = personal(z.string().trim().min(1).max(200));
const birthYear = z.int().min(1900).max(2200);
const relation = z.enum(RELATIONS);

/**
 * A family that a sponsor named [PROCESS.md, stage 8: a sponsor may name someone they know]. What identifies it is kept
 * only until staff have looked for it.
 */
export const KnownFamilySchema = z.object({
  id: z.string(),
  number: number.optional(),
  name: name.optional(),
  /** Of the person named. */
  birthYear: personal(birthYear).optional(),
  relation,
  by: z.enum(['sponsor', 'staff']),
  at: InstantSchema,
  state: z.enum(['asked', 'matched', 'not-found', 'declined']),
  endedAt: InstantSchema.optional(),
  /** The household that staff found it to be: never told to the sponsor. */
  caseId: z.string().optional(),
});
export type KnownFamily = z.infer<typeof KnownFamilySchema>;

/** What is written of a family: its case number, or a name. */
export const NamedFamilySchema = z.strictObject({
  number: number.optional(),
  name: name.optional(),
  birthYear: personal(birthYear).optional(),
  relation,
});
export type NamedFamily = z.infer<typeof NamedFamilySchema>;
