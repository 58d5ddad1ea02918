import * as z from 'zod';
import { PlanChangeSchema } from '../../domain/plan/change-plan.ts';
import { own } from '../authorization.ts';
import { CaseParamsSchema, route } from './route.ts';

export const ChangePlan = route({
  function: 'ChangePlan',
  method: 'POST',
  path: '/cases/{caseId}/plan',
  summary:
    'Adds a line to what a household and its members are owed, moves one to another day, or settles one by hand.',
  status: 200,
  grants: own('caseworker', 'sponsorship-officer', 'health-staff', 'supervisor'),
  params: CaseParamsSchema,
  body: PlanChangeSchema,
  answer: z.object({}),
});

export const PLAN_ROUTES = [ChangePlan] as const;
