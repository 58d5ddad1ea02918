import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { placesOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { dateOf, plus } from '../../domain/kernel/calendar.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { refuseContradictoryTravelPapers, refuseIncomplete, withPapers } from './papers.ts';
import { TravelPaperSchema } from './travel-papers.ts';
import type { TravelPlan } from './travel-plan.ts';

/** At most so many papers are written down at once: three of each of twenty members. */
const MAX_GIVEN = 60;
const PapersSchema = z
  .array(z.strictObject({ personId: z.string().min(1).max(80), ...TravelPaperSchema.shape }))
  .max(MAX_GIVEN)
  .optional();

/** The household's travel plan, or a new one. */
export const planOf = (file: CaseFile): TravelPlan => ({
  ...(file.travel ?? {
    type: 'travel-plan',
    schema: 4,
    caseId: file.case.id,
    documents: 'pending',
    bookings: 0,
    escorted: false,
    fitToFly: false,
  }),
  ...placesOf(file),
});

/**
 * The papers of each member, person by person. They are ready when everybody has what the policy asks for; what they have
 * is kept with the person, in no decision.
 */
export const travelDocuments = workItemKind({
  kind: 'travel-documents',
  stage: 'travel',
  role: 'travel-officer',
  place: 'asylum',
  keptInRecords: ['papers'],
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('ready'), papers: PapersSchema, note: NoteSchema }),
    z.strictObject({
      decision: z.literal('delayed'),
      reasonCode: ReasonCodeSchema,
      papers: PapersSchema,
      note: NoteSchema,
    }),
  ]),
  decide({ file, command }, form): Change {
    const today = dateOf(command.at);
    const { papers: given = [] } = form;
    refuseContradictoryTravelPapers(file, given, today);
    const records = withPapers(file, given);
    if (form.decision === 'ready') {
      refuseIncomplete({ ...file, travelPapers: [...others(file, records), ...records] }, today);
      const plan: TravelPlan = { ...planOf(file), documents: 'ready' };
      return {
        patch: {},
        writes: [plan, ...records],
        facts: [{ act: 'travel-documents.ready' }],
        answer: {},
      };
    }
    const again = plus(command.at, file.policy.travel.documentsCheckAgain);
    const details = { reasonCode: form.reasonCode, again };
    return {
      patch: {},
      writes: records,
      facts: [{ act: 'travel-documents.delayed', details }],
      answer: { askAgainAt: again },
    };
  },
});

/** The records that stay as they are. */
const others = ({ travelPapers }: CaseFile, records: readonly { personId: string }[]) =>
  travelPapers.filter(({ personId }) => !records.some((record) => record.personId === personId));
