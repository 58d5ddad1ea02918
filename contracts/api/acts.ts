import * as z from 'zod';
import { AuditEntrySchema } from '../../domain/audit/audit-entry.ts';
import { StaffIdSchema } from '../../domain/kernel/actor.ts';
import { DateSchema } from '../../domain/kernel/calendar.ts';
import { AUDITOR } from '../authorization.ts';
import { recordedEachTime } from '../reads.ts';
import { CursorSchema, PageQuerySchema, route } from './route.ts';

export const ListActsOfPerson = route({
  function: 'ListActsOfPerson',
  method: 'GET',
  path: '/people/{personId}/acts',
  summary:
    'All that one of the staff read, changed and decided between two days, newest first, at most 92 days.',
  status: 200,
  grants: AUDITOR,
  reading: recordedEachTime('person-acts.listed'),
  needs: { directory: 'read' },
  params: z.object({ personId: StaffIdSchema }),
  query: PageQuerySchema.extend({ from: DateSchema, to: DateSchema }),
  answer: z.object({
    acts: z.array(
      AuditEntrySchema.pick({ seq: true, at: true, actor: true, facts: true }).extend({
        kind: z.enum(['reading', 'change']),
        /** Whose chain the entry is in: a case, a sponsor, or this person's readings of a day. */
        owner: z.string(),
      }),
    ),
    names: z.record(z.string(), z.string()),
    cursor: CursorSchema,
  }),
});

export const ACT_ROUTES = [ListActsOfPerson] as const;
