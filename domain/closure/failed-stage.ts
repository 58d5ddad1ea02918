import * as z from 'zod';
import { StageNameSchema } from '../case/case.ts';
import type { Change } from '../case/change.ts';
import { withStage } from '../case/change.ts';
import { CaseError } from '../errors.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../work-item/kind.ts';

/** Stages that protect somebody or decide for others; these are retried or the case is closed, never skipped. */
const NEVER_SKIPPED = new Set([
  'eligibility-review',
  'family-reunification',
  'state-decision',
  'best-interests',
  'travel',
  'closure',
]);

/** What a supervisor does about a stage that failed: try it again, skip it with a reason, or close the case. */
export const failedStage = workItemKind({
  kind: 'failed-stage',
  stage: 'closure',
  role: 'supervisor',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('retry-stage'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('skip-stage'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
    z.strictObject({ decision: z.literal('close-case'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide({ file, item, command }, form): Change {
    if (form.decision === 'retry-stage')
      return {
        head: {},
        puts: [],
        facts: [{ act: 'stage.retried', subject: item.subject ?? '' }],
        answer: {},
      };
    const details = { reasonCode: form.reasonCode };
    if (form.decision === 'close-case') {
      const closing = { outcome: 'cancelled' as const, reasonCode: form.reasonCode };
      return {
        head: { status: 'closing', closing },
        puts: [],
        facts: [{ act: 'case.closing', details }],
        answer: {},
      };
    }
    const stage = StageNameSchema.safeParse(item.subject);
    if (!stage.success || NEVER_SKIPPED.has(stage.data))
      throw new CaseError('WrongState', `Expected a stage that may be skipped, received ${item.subject}.`);
    return {
      head: { stages: withStage(file.case.stages, stage.data, 'skipped', form.reasonCode, command.at) },
      puts: [],
      facts: [{ act: 'stage.skipped', subject: stage.data, details }],
      answer: {},
    };
  },
});
