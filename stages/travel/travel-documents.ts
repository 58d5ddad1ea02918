import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { placesOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import type { TravelPlan } from './travel-plan.ts';

/** The household's travel plan, or a new one. */
export const planOf = (file: CaseFile): TravelPlan => ({
  ...(file.travel ?? {
    type: 'travel-plan',
    schema: 3,
    caseId: file.case.id,
    documents: 'pending',
    bookings: 0,
    escorted: false,
    fitToFly: false,
  }),
  ...placesOf(file),
});

/** Exit permit and visas of every member. */
export const travelDocuments = workItemKind({
  kind: 'travel-documents',
  stage: 'travel',
  role: 'travel-officer',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('ready'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('delayed'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide({ file, command }, form): Change {
    if (form.decision === 'ready') {
      const plan: TravelPlan = { ...planOf(file), documents: 'ready' };
      return { patch: {}, writes: [plan], facts: [{ act: 'travel-documents.ready' }], answer: {} };
    }
    const again = plus(command.at, file.policy.travel.documentsCheckAgain);
    const details = { reasonCode: form.reasonCode, again };
    return {
      patch: {},
      writes: [],
      facts: [{ act: 'travel-documents.delayed', details }],
      answer: { askAgainAt: again },
    };
  },
});
