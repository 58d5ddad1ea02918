import * as z from 'zod';
import { CorrectionSchema } from '../../domain/casework/correct-person.ts';
import { CASEWORK } from '../authorization.ts';
import { CaseParamsSchema, IdSchema, route } from './route.ts';

export const CorrectPerson = route({
  function: 'CorrectPerson',
  method: 'PUT',
  path: '/cases/{caseId}/persons/{personId}',
  summary: "Corrects a member's data, with a reason; `If-Match` says from which version of the person.",
  status: 200,
  grants: CASEWORK,
  needs: { keysIds: true },
  params: CaseParamsSchema.extend({ personId: IdSchema }),
  body: CorrectionSchema,
  answer: z.object({ personId: IdSchema, version: z.int().positive() }),
});

export const PERSON_ROUTES = [CorrectPerson] as const;
