import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { arrival } from './arrival.ts';
import { departure } from './departure.ts';
import { fitnessToFly } from './fitness-to-fly.ts';
import { prepareAgain } from './prepare-again.ts';
import { shownOfJourney } from './shown-of-journey.ts';
import { travelBooking } from './travel-booking.ts';
import { travelDocuments } from './travel-documents.ts';
import { whyHeldUp } from './why-held-up.ts';

export const travelStage = {
  name: 'travel',
  kinds: [travelDocuments, travelBooking, fitnessToFly, departure, arrival],
  begins: ({ travel }) => ({
    documentsReady: travel?.documents === 'ready',
    departed: travel?.departedAt !== undefined,
  }),
  recomposed: prepareAgain,
  carried: ({ travelPapers }, members, { case: { id: caseId } }) =>
    travelPapers
      .filter(({ personId }) => members.includes(personId))
      .map((record) => ({ ...record, caseId })),
  waitsFor: ({ travel }) => (travel?.departureAt && !travel.departedAt ? [travel.departureAt] : []),
  shows: shownOfJourney,
  tellsPerson: ({ travel }) =>
    travel?.departureAt !== undefined && travel.departedAt === undefined
      ? [{ word: 'person.of.travel.departs', days: { departs: travel.departureAt } }]
      : [],
  explains: whyHeldUp,
  goesBy: ({ travel, health: { fitnessWithin } }) => ({ ...travel, fitnessWithin }),
} satisfies StageModule;
