import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { personal } from '../kernel/personal-data.ts';

export const FlagKindSchema = z.enum(['medical-hold', 'protection', 'security', 'family-link', 'other']);
export const BlockableStepSchema = z.enum(['sponsor-match', 'travel', 'handover', 'closure']);
export type BlockableStep = z.infer<typeof BlockableStepSchema>;

/** A flag carries an instruction and may block named steps until it is lifted. */
export const FlagSchema = z.object({
  type: z.literal('flag'),
  schema: z.literal(1),
  id: z.string(),
  caseId: z.string(),
  kind: FlagKindSchema,
  instruction: personal(z.string().max(1000)),
  blocks: z.array(BlockableStepSchema),
  raisedAt: InstantSchema,
  raisedBy: z.string(),
  liftedAt: InstantSchema.optional(),
});
export type Flag = z.infer<typeof FlagSchema>;

/** The kinds of the flags that block a step now. */
export const flagsBlocking = (flags: readonly Flag[], step: BlockableStep): Flag['kind'][] =>
  flags.filter((flag) => flag.liftedAt === undefined && flag.blocks.includes(step)).map((flag) => flag.kind);

/** Refuses a step that a flag blocks now, naming the kinds of the flags. */
export function refuseBlocked(flags: readonly Flag[], step: BlockableStep): void {
  const blocked = flagsBlocking(flags, step);
  if (blocked.length > 0)
    throw new CaseError(
      'WrongState',
      `Expected no flag that blocks ${step}, received ${blocked.join(', ')}.`,
    );
}
