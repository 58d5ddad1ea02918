import * as z from 'zod';
import { PolicySchema, ProgrammeSchema } from '../../domain/policy/policy.ts';
import { route } from './route.ts';

export const ReadPolicy = route({
  function: 'ReadPolicy',
  method: 'GET',
  path: '/policies/{programme}/{version}',
  summary: 'A version of the policy of a programme; `current` is the newest.',
  status: 200,
  params: z.object({
    programme: ProgrammeSchema,
    version: z.union([z.literal('current'), z.coerce.number().int().positive()]),
  }),
  answer: PolicySchema,
});

export const PublishPolicy = route({
  function: 'PublishPolicy',
  method: 'PUT',
  path: '/policies/{programme}/{version}',
  summary: 'Publishes the next version of a policy; cases keep the version that they started with.',
  status: 201,
  params: z.object({ programme: ProgrammeSchema, version: z.coerce.number().int().positive() }),
  body: PolicySchema,
  answer: z.object({ programme: ProgrammeSchema, version: z.int().positive() }),
});

export const POLICY_ROUTES = [ReadPolicy, PublishPolicy] as const;
