import * as z from 'zod';
import { OutcomeSchema } from '../../domain/case/case.ts';
import { VALIDITY_KINDS } from '../../domain/case/case-overview.ts';
import { OfficeSchema, RoleSchema } from '../../domain/kernel/actor.ts';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { StageNameSchema } from '../../domain/policy/stage-name.ts';
import { MonthSchema } from '../../domain/statistics/flow/figure.ts';
import { ADMINISTRATOR, AUDITOR, MANAGEMENT, SUPERVISION } from '../authorization.ts';
import { unrecorded } from '../reads.ts';
import { CursorSchema, PageQuerySchema, route } from './route.ts';

const CountSchema = z.int().min(0);
const DaysSchema = z.record(z.string().regex(/^\d+$/), CountSchema);
const StageCountSchema = z.object({
  ...{ programme: ProgrammeSchema, stage: StageNameSchema, now: CountSchema, waited: DaysSchema },
  months: z.record(
    MonthSchema,
    z.object({ entered: CountSchema, through: CountSchema, ended: CountSchema, days: DaysSchema }),
  ),
  history: z.object({ days: DaysSchema, through: CountSchema, skipped: CountSchema, ended: CountSchema }),
});
const OfWorkSchema = {
  role: RoleSchema,
  office: OfficeSchema.nullable(),
  cases: CountSchema,
  overdue: CountSchema,
};
const PartSchema = z.object({
  ...{ cases: CountSchema, registered: CountSchema, stages: z.array(StageCountSchema) },
  waits: z.array(
    z.object({
      ...{ stage: z.string(), kind: z.string(), ...OfWorkSchema },
      ...{ items: CountSchema, waited: DaysSchema },
    }),
  ),
  load: z.array(z.object(OfWorkSchema)),
  pauses: z.array(z.object({ stage: StageNameSchema, cases: CountSchema })),
  valid: z.array(
    z.object({
      what: z.enum(VALIDITY_KINDS),
      ...{ expired: CountSchema, '30': CountSchema, '60': CountSchema, '90': CountSchema },
    }),
  ),
  places: z.array(
    z.object({
      ...{ office: OfficeSchema, destinationOffice: OfficeSchema },
      ...{ underWay: CountSchema, arrived: CountSchema },
    }),
  ),
  closed: z.array(z.object({ outcome: OutcomeSchema, cases: CountSchema })),
  ahead: z.array(
    z.object({
      ...{ programme: ProgrammeSchema, ahead: z.array(z.array(StageNameSchema)) },
      ...{ weeks: CountSchema, cases: CountSchema },
    }),
  ),
});

export const CountProgramme = route({
  function: 'CountProgramme',
  method: 'GET',
  path: '/statistics/programme',
  summary:
    'The figures of a programme: stages, waiting, validity, places, and what a forecast needs. Counts as many cases as one call has time for; add up the parts until `cursor` is null.',
  status: 200,
  grants: { ...SUPERVISION, ...AUDITOR, ...ADMINISTRATOR, ...MANAGEMENT },
  reading: unrecorded('numbers of cases, without ids'),
  needs: { table: 'read' },
  query: z.object({
    /** Every office, if it is not named and the caller reaches every office. */
    office: OfficeSchema.optional(),
    programme: ProgrammeSchema.optional(),
    /** Months of the period, both included: at most 36. */
    since: MonthSchema,
    until: MonthSchema,
    cursor: PageQuerySchema.shape.cursor,
  }),
  answer: z.object({
    at: InstantSchema,
    office: OfficeSchema.nullable(),
    part: PartSchema,
    /** The countries of offices, as the policies have them. */
    countries: z.record(OfficeSchema, z.string()),
    cursor: CursorSchema,
  }),
});
export type ProgrammePart = z.infer<typeof CountProgramme.answer>['part'];

export const PROGRAMME_FIGURE_ROUTES = [CountProgramme] as const;
