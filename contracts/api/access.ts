import * as z from 'zod';
import { BreakGlassSchema, NewAccessGrantSchema } from '../../domain/casework/grant-access.ts';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { STAFF_OF_ALL_OFFICES, SUPERVISION_AND_PROTECTION } from '../authorization.ts';
import { CaseParamsSchema, IdSchema, route } from './route.ts';

const GrantSchema = z.object({ grantId: IdSchema });

export const GrantCaseAccess = route({
  function: 'GrantCaseAccess',
  method: 'POST',
  path: '/cases/{caseId}/access',
  summary:
    'Names a member of staff who may open a restricted case, or read one of other offices until an end. Nobody names themselves.',
  status: 201,
  grants: SUPERVISION_AND_PROTECTION,
  params: CaseParamsSchema,
  body: NewAccessGrantSchema,
  answer: GrantSchema,
});

export const EndAccess = route({
  function: 'EndAccess',
  method: 'POST',
  path: '/cases/{caseId}/access/{grantId}/end',
  summary: 'Ends the access of somebody who was named, or who used emergency access.',
  status: 200,
  grants: SUPERVISION_AND_PROTECTION,
  params: CaseParamsSchema.extend({ grantId: IdSchema }),
  body: z.strictObject({ reasonCode: ReasonCodeSchema }),
  answer: GrantSchema,
});

export const BreakGlass = route({
  function: 'BreakGlass',
  method: 'POST',
  path: '/cases/{caseId}/break-glass',
  summary:
    'Opens a case that is closed to the caller for reading, for a limited time, with a reason; it is told, audited and reviewed.',
  status: 201,
  grants: STAFF_OF_ALL_OFFICES,
  params: CaseParamsSchema,
  body: BreakGlassSchema,
  answer: GrantSchema.extend({ until: InstantSchema }),
});

export const ACCESS_ROUTES = [GrantCaseAccess, EndAccess, BreakGlass] as const;
