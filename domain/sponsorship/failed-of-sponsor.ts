import * as z from 'zod';
import type { Change } from '../case/change.ts';
import { NoteSchema } from '../work-item/kind.ts';
import { sponsorWorkKind } from './sponsor-kind.ts';

/**
 * The monitoring of a sponsor (its vetting, or a contact that failed) stopped for good: a supervisor has it retried.
 */
export const failedOfSponsor = sponsorWorkKind({
  kind: 'failed-stage',
  stage: 'sponsorship',
  role: 'supervisor',
  form: z.strictObject({ decision: z.literal('retry-stage'), note: NoteSchema }),
  decide: ({ item }): Change => ({
    patch: {},
    writes: [],
    facts: [{ act: 'stage.retried', subject: item.subject ?? '' }],
    answer: {},
  }),
});
