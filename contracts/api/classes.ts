import * as z from 'zod';
import { OrientationClassSchema } from '../../domain/classes/orientation-class.ts';
import { NewClassSchema } from '../../domain/classes/plan-class.ts';
import { DateSchema } from '../../domain/kernel/calendar.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { LevelSchema } from '../../stages/cultural-orientation/orientation-record.ts';
import { own, PARTNERS } from '../authorization.ts';
import { unrecorded } from '../reads.ts';
import { CaseParamsSchema, CursorSchema, IdSchema, PageQuerySchema, route } from './route.ts';

const TEACHING = own('orientation-trainer', 'supervisor');
const HOLDING = { ...TEACHING, ...PARTNERS };
const BOOKING = own('orientation-trainer', 'caseworker', 'supervisor');
const ClassParamsSchema = z.object({ classId: IdSchema });
const LevelsSchema = z
  .array(z.strictObject({ personId: IdSchema, level: LevelSchema }))
  .max(60)
  .optional();

export const PlanClass = route({
  function: 'PlanClass',
  method: 'POST',
  path: '/classes',
  summary: "Plans a class of cultural orientation at the caller's office, with its places.",
  status: 201,
  grants: TEACHING,
  body: NewClassSchema,
  answer: z.object({ classId: IdSchema }),
});

export const ListClasses = route({
  function: 'ListClasses',
  method: 'GET',
  path: '/classes',
  summary:
    "Classes of the caller's office, or that their organisation teaches, the latest first, with the places taken; by ids, no names.",
  status: 200,
  grants: { ...BOOKING, ...PARTNERS },
  reading: unrecorded('classes of the own office, with ids and no names'),
  query: PageQuerySchema,
  answer: z.object({
    classes: z.array(
      OrientationClassSchema.pick({
        ...{ group: true, language: true, place: true, startsAt: true, minutes: true, timeZone: true },
        ...{ capacity: true, trainer: true, status: true, households: true, organisation: true },
      }).extend({ classId: IdSchema, taken: z.int().min(0) }),
    ),
    cursor: CursorSchema,
  }),
});

export const CancelClass = route({
  function: 'CancelClass',
  method: 'POST',
  path: '/classes/{classId}/cancel',
  summary:
    'Cancels a planned class, so that the households that had places take others; the organisation that teaches it returns it to the office.',
  status: 200,
  grants: HOLDING,
  params: ClassParamsSchema,
  body: z.strictObject({ reasonCode: ReasonCodeSchema }),
  answer: z.object({ classId: IdSchema }),
});

export const TakeSeats = route({
  function: 'TakeSeats',
  method: 'PUT',
  path: '/cases/{caseId}/classes/{classId}',
  summary:
    'Gives these members of a household places in a class, instead of those it had; none gives them back. Two households cannot take the last place.',
  status: 200,
  grants: BOOKING,
  params: z.object({ ...CaseParamsSchema.shape, classId: IdSchema }),
  body: z.strictObject({ personIds: z.array(IdSchema).max(20) }),
  answer: z.object({ classId: IdSchema, places: z.int().min(0), free: z.int().min(0) }),
});

export const HoldClass = route({
  function: 'HoldClass',
  method: 'POST',
  path: '/classes/{classId}/attendance',
  summary:
    'Records once who came to a class, which topics it had, and what each of them knew and learned: the session of every household that had places.',
  status: 200,
  grants: HOLDING,
  params: ClassParamsSchema,
  body: z.strictObject({
    heldOn: DateSchema,
    topics: z.array(z.string().max(60)).min(1).max(60),
    absent: z.array(IdSchema).max(60),
    knewBefore: LevelsSchema,
    learned: LevelsSchema,
  }),
  answer: z.object({ classId: IdSchema, households: z.int().min(0) }),
});

export const CLASS_ROUTES = [PlanClass, ListClasses, CancelClass, TakeSeats, HoldClass] as const;
