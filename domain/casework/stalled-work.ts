import * as z from 'zod';
import type { Change } from '../../domain/case/change.ts';
import { NoteSchema, workItemKind } from '../../domain/work-item/kind.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';

/** A supervisor's decision about stalled work: it continues, or nothing needs to continue. */
export const StalledWorkForm = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('put-right'), note: NoteSchema }),
  z.strictObject({ decision: z.literal('nothing-missing'), note: NoteSchema }),
]);

/** Records the decision; the stalled work itself is repaired under *Operations*, not by this form. */
export const settleStalled = (
  { subject = '' }: WorkItem,
  { decision }: z.infer<typeof StalledWorkForm>,
): Change => ({
  patch: {},
  writes: [],
  facts: [{ act: 'stalled-work.settled', subject, details: { decision } }],
  answer: {},
});

/** The table and the executions disagree about a case, and the platform could not repair that itself. */
export const stalledWork = workItemKind({
  kind: 'stalled-work',
  stage: 'closure',
  role: 'supervisor',
  place: 'asylum',
  anyTime: true,
  form: StalledWorkForm,
  decide: ({ item }, form) => settleStalled(item, form),
});
