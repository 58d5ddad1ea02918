import * as z from 'zod';
import type { CaseFile } from '../domain/case/case-file.ts';
import type { FieldClass } from '../domain/case/field-class.ts';
import { TravelNeedSchema } from '../domain/case/medical-needs.ts';
import { DateSchema, InstantSchema } from '../domain/kernel/calendar.ts';
import { personal } from '../domain/kernel/personal-data.ts';
import type { ShownWithForm } from '../domain/work-item/stage-module.ts';
import type { WorkItem } from '../domain/work-item/work-item.ts';
import { LegSchema } from '../stages/travel/legs.ts';
import { TravelPaperKindSchema } from '../stages/travel/policy.ts';
import { BoardingSchema } from '../stages/travel/travel-plan.ts';
import { STAGES } from './stages.ts';

const personId = z.string();

/** A journey beside the form of work on it: papers by kind and last day, never by number. */
export const JourneyViewSchema = z.object({
  departureAt: InstantSchema.nullable(),
  departedAt: InstantSchema.nullable(),
  papers: z.array(z.object({ personId, kind: TravelPaperKindSchema, validUntil: DateSchema })),
  /** What is still asked of these members, and the first day on which it has to be valid. */
  missing: z.array(
    z.object({ kinds: z.array(TravelPaperKindSchema), personIds: z.array(personId), until: DateSchema }),
  ),
  legs: z.array(LegSchema),
  /** Null without the class `health`. */
  needs: personal(z.array(z.object({ personId, travel: z.array(TravelNeedSchema) }))).nullable(),
  boarding: z.array(z.object({ personId, boarding: BoardingSchema })),
});

/** The journey as a reader of these classes sees it. */
function journeyView(
  shown: NonNullable<ShownWithForm['travel']>,
  sees: readonly FieldClass[],
): z.infer<typeof JourneyViewSchema> {
  const journey = JourneyViewSchema.parse(shown);
  return sees.includes('health') ? journey : { ...journey, needs: null };
}

/** What its stage shows beside the form. */
export function shownWithForm(file: CaseFile, item: WorkItem, at: string, sees: readonly FieldClass[]) {
  const shown = STAGES.find(({ name }) => name === item.stage)?.shows?.(file, item, at);
  return { ...shown, travel: shown?.travel ? journeyView(shown.travel, sees) : null };
}
