import * as z from 'zod';
import {
  AgreementSchema,
  OrganisationIdSchema,
  OrganisationSchema,
} from '../../domain/organisation/organisation.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { ADMINISTRATOR, AUDITOR, STAFF, SUPERVISION } from '../authorization.ts';
import { unrecorded } from '../reads.ts';
import { route } from './route.ts';

export const ListOrganisations = route({
  function: 'ListOrganisations',
  method: 'GET',
  path: '/organisations',
  summary:
    'Partner organisations with their agreements and what waits for a second person; for staff of an office, those that it may give work.',
  status: 200,
  grants: { ...STAFF, ...ADMINISTRATOR, ...AUDITOR },
  reading: unrecorded('agreements with organisations, nobody of a case'),
  needs: { table: 'read' },
  answer: z.object({
    organisations: z.array(
      OrganisationSchema.pick({ agreement: true, pending: true, ended: true, renewal: true }).extend({
        organisationId: OrganisationIdSchema,
        version: z.int().positive(),
        /** Whether its agreement holds today. */
        holds: z.boolean(),
        /** Whether administrators have to say what comes after its last day. */
        renewalDue: z.boolean(),
        /** Whether the caller may approve what waits. */
        mayApprove: z.boolean(),
      }),
    ),
  }),
});

export const SettleOrganisation = route({
  function: 'SettleOrganisation',
  method: 'PUT',
  path: '/organisations/{organisationId}',
  summary:
    'Adds a partner organisation, changes its agreement, approves or refuses that as a second person, lets it end, or ends it at once: its work returns to the offices.',
  status: 200,
  grants: { ...ADMINISTRATOR, ...SUPERVISION },
  params: z.object({ organisationId: OrganisationIdSchema }),
  body: z.discriminatedUnion('act', [
    z.strictObject({ act: z.literal('agree'), agreement: AgreementSchema }),
    z.strictObject({ act: z.literal('decide'), decision: z.enum(['approved', 'refused']) }),
    z.strictObject({ act: z.literal('let-end') }),
    z.strictObject({ act: z.literal('end'), reasonCode: ReasonCodeSchema }),
  ]),
  answer: z.object({
    organisationId: OrganisationIdSchema,
    state: z.enum(['done', 'waits-for-second']),
    /** How much work returned to the queues of its offices. */
    returned: z.int().min(0),
  }),
});

export const ORGANISATION_ROUTES = [ListOrganisations, SettleOrganisation] as const;
