import * as z from 'zod';
import { CaseStatusSchema } from '../../domain/case/case.ts';
import { OfficeSchema, RoleSchema } from '../../domain/kernel/actor.ts';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { AGE_BANDS } from '../../domain/statistics/work.ts';
import { ADMINISTRATOR, AUDITOR, SUPERVISION } from '../authorization.ts';
import { unrecorded } from '../reads.ts';
import { IdSchema, route } from './route.ts';

const CountSchema = z.int().min(0);
/** A count, either complete or cut off: then there are at least this many. */
const CountedSchema = z.object({ count: CountSchema, atLeast: z.boolean() });
const AgesSchema = z.record(z.enum(AGE_BANDS.map(([band]) => band)), CountSchema);

export const ReadStatistics = route({
  function: 'ReadStatistics',
  method: 'GET',
  path: '/statistics',
  summary:
    'How an office stands: open work by stage and age, by role and by person, stages that failed, placements confirmed and overridden, cases by status. Counts the 2,000 most urgent items of each queue and 500 cases of each kind, and says where there are more.',
  status: 200,
  grants: { ...SUPERVISION, ...AUDITOR, ...ADMINISTRATOR },
  reading: unrecorded('numbers, and ids of open work'),
  needs: { table: 'read' },
  /** The period of counts over time; the last 90 days by default. */
  query: z.object({
    office: OfficeSchema.optional(),
    from: InstantSchema.optional(),
    to: InstantSchema.optional(),
  }),
  answer: z.object({
    office: OfficeSchema,
    at: InstantSchema,
    /** Names of the staff below, by id, as far as they are known. */
    names: z.record(z.string(), z.string()),
    work: z.object({
      open: CountedSchema,
      stages: z.array(z.object({ stage: z.string(), ages: AgesSchema })),
      roles: z.array(
        z.object({
          role: RoleSchema,
          open: CountSchema,
          unclaimed: CountSchema,
          overdue: CountSchema,
          escalated: CountSchema,
        }),
      ),
      /** The 50 people with the most claimed work. */
      people: z.array(z.object({ person: z.string(), claimed: CountSchema, overdue: CountSchema })),
    }),
    failedStages: CountedSchema.extend({
      /** The 50 items due first. */
      items: z.array(
        z.object({
          workItemId: IdSchema,
          caseId: IdSchema,
          openedAt: InstantSchema,
          dueAt: InstantSchema,
          assignee: z.string().nullable(),
        }),
      ),
    }),
    /** What people did with proposals of sponsors in the period; `atLeast` if more than 1,000 were decided. */
    placements: z.object({
      ...{ from: InstantSchema, to: InstantSchema },
      ...{ confirmed: CountSchema, overridden: CountSchema },
      reasons: z.array(z.object({ reasonCode: z.string(), count: CountSchema })),
      atLeast: z.boolean(),
    }),
    cases: z.array(
      z.object({
        place: z.enum(['asylum', 'destination']),
        status: CaseStatusSchema,
        count: CountSchema,
        atLeast: z.boolean(),
      }),
    ),
  }),
});
export type Statistics = z.infer<typeof ReadStatistics.answer>;

export const STATISTICS_ROUTES = [ReadStatistics] as const;
