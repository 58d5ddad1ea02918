import * as z from 'zod';
import type { Change } from '../../domain/case/change.ts';
import { NoteSchema, workItemKind } from '../../domain/work-item/kind.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';

/** What a supervisor says of work that came to a stop: it goes on again, or there is nothing that should go on. */
export const StalledWorkForm = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('put-right'), note: NoteSchema }),
  z.strictObject({ decision: z.literal('nothing-missing'), note: NoteSchema }),
]);

/** Records it; what came to a stop is put right under *Operations*, not by this form. */
export const settleStalled = (
  { subject = '' }: WorkItem,
  { decision }: z.infer<typeof StalledWorkForm>,
): Change => ({
  patch: {},
  writes: [],
  facts: [{ act: 'stalled-work.settled', subject, details: { decision } }],
  answer: {},
});

/** Table and executions do not agree about a case, and the platform could not put that right by itself. */
export const stalledWork = workItemKind({
  kind: 'stalled-work',
  stage: 'closure',
  role: 'supervisor',
  place: 'asylum',
  anyTime: true,
  form: StalledWorkForm,
  decide: ({ item }, form) => settleStalled(item, form),
});
