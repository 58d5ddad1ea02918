import * as z from 'zod';
import { AuditEntrySchema } from '../../domain/audit/audit-entry.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { PublishedPolicySchema } from '../../domain/policy/published.ts';
import { PublishingSchema } from '../../domain/policy/publishing.ts';
import { DryRunSchema } from '../../registry/policy-effect.ts';
import { PolicyDraftSchema, PolicySchema, PublishablePolicySchema } from '../../registry/policy-schema.ts';
import { ADMINISTRATOR, AUDITOR, STAFF } from '../authorization.ts';
import { recorded, unrecorded } from '../reads.ts';
import { ChainFindingSchema } from './audit.ts';
import { route } from './route.ts';

export const ListPolicies = route({
  function: 'ListPolicies',
  method: 'GET',
  path: '/policies/{programme}',
  summary:
    'The newest 100 versions of the policy of a programme: who published each, when, and which fields it changed; and whether the audit chain of these is whole.',
  status: 200,
  grants: { ...STAFF, ...AUDITOR, ...ADMINISTRATOR },
  reading: unrecorded('rules, nobody of a case'),
  needs: { audit: ['read'], table: 'read' },
  params: z.object({ programme: ProgrammeSchema }),
  answer: z.object({
    versions: z.array(PublishedPolicySchema),
    /** The next version as drafted by one administrator; another publishes it. */
    draft: PolicyDraftSchema.nullable(),
    entries: z.array(AuditEntrySchema),
    findings: z.array(ChainFindingSchema),
  }),
});

export const ReadPolicy = route({
  function: 'ReadPolicy',
  method: 'GET',
  path: '/policies/{programme}/{version}',
  summary: 'A version of the policy of a programme; `current` is the newest.',
  status: 200,
  grants: { ...STAFF, ...AUDITOR, ...ADMINISTRATOR },
  reading: unrecorded('rules, nobody of a case'),
  needs: { table: 'read' },
  params: z.object({
    programme: ProgrammeSchema,
    version: z.union([z.literal('current'), z.coerce.number().int().positive()]),
  }),
  answer: PolicySchema,
});

export const DryRunPolicy = route({
  function: 'DryRunPolicy',
  method: 'POST',
  path: '/policies/{programme}/{version}/dry-run',
  summary:
    'What a version that may be published would mean for the open cases of the programme: which of them have stages, time limits or rules ahead that it has differently. Changes nothing.',
  status: 200,
  grants: ADMINISTRATOR,
  reading: recorded('policy.tried'),
  params: z.object({ programme: ProgrammeSchema, version: z.coerce.number().int().positive() }),
  body: PublishablePolicySchema,
  answer: DryRunSchema,
});

export const PublishPolicy = route({
  function: 'PublishPolicy',
  needs: { audit: ['read', 'put'] },
  method: 'PUT',
  path: '/policies/{programme}/{version}',
  summary:
    'Keeps the next version of a policy as a draft; the same again from another administrator publishes it. Open cases keep the version that they started with, so it touches none of them.',
  status: 201,
  grants: ADMINISTRATOR,
  params: z.object({ programme: ProgrammeSchema, version: z.coerce.number().int().positive() }),
  body: PublishablePolicySchema,
  answer: z.object({ programme: ProgrammeSchema, version: z.int().positive(), state: PublishingSchema }),
});

export const POLICY_ROUTES = [ListPolicies, ReadPolicy, DryRunPolicy, PublishPolicy] as const;
