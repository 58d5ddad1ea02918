import * as z from 'zod';
import { HouseholdChangeSchema, ProposalSchema } from '../../domain/household/household-change.ts';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { CASEWORK } from '../authorization.ts';
import { recorded } from '../reads.ts';
import { CaseParamsSchema, IdSchema, route } from './route.ts';

export const ProposeHouseholdChange = route({
  function: 'ProposeHouseholdChange',
  method: 'POST',
  path: '/cases/{caseId}/household-changes',
  summary:
    'Somebody joins or leaves a household, members part or move to another case, or another member leads. Where somebody comes or goes a second person confirms it.',
  status: 202,
  grants: CASEWORK,
  needs: { keysIds: true },
  params: CaseParamsSchema,
  body: ProposalSchema,
  answer: z.object({ changeId: IdSchema, status: HouseholdChangeSchema.shape.status }),
});

export const ListLaterActs = route({
  function: 'ListLaterActs',
  method: 'GET',
  path: '/cases/{caseId}/household-changes/{changeId}/later-acts',
  summary:
    'What was done in the other case since members moved to it: whoever takes the move back assigns each act to a case.',
  status: 200,
  grants: CASEWORK,
  reading: recorded('later-acts.viewed'),
  params: CaseParamsSchema.extend({ changeId: IdSchema }),
  answer: z.object({
    acts: z.array(
      z.object({
        id: z.string(),
        what: z.enum(['decision', 'consent', 'flag']),
        kind: z.string(),
        at: InstantSchema,
        personId: z.string().nullable(),
      }),
    ),
  }),
});

export const HOUSEHOLD_ROUTES = [ProposeHouseholdChange, ListLaterActs] as const;
