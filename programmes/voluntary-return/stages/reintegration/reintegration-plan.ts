import * as z from 'zod';
import type { Change } from '../../../../domain/case/change.ts';
import { withStage } from '../../../../domain/case/change.ts';
import { NoteSchema, workItemKind } from '../../../../domain/work-item/kind.ts';

/** The dimensions of reintegration (IOM, Reintegration Handbook). */
const DimensionSchema = z.enum(['economic', 'social', 'psychosocial']);

/** The reintegration plan: agreed with the returned household within a month of its arrival. */
export const reintegrationPlan = workItemKind({
  kind: 'reintegration-plan',
  stage: 'reintegration',
  role: 'caseworker',
  place: 'destination',
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('agreed'),
      dimensions: z.array(DimensionSchema).min(1),
      note: NoteSchema,
    }),
    z.strictObject({ decision: z.literal('no-assistance-wished'), note: NoteSchema }),
  ]),
  decide({ file, command }, form): Change {
    const details = form.decision === 'agreed' ? { dimensions: form.dimensions.toSorted() } : {};
    return {
      patch: { stages: withStage(file.case.stages, 'reintegration', 'completed', form.decision, command.at) },
      writes: [],
      facts: [{ act: `reintegration.${form.decision}`, details }],
      answer: {},
    };
  },
});
