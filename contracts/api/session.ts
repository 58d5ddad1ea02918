import * as z from 'zod';
import { FieldClassSchema } from '../../domain/case/field-class.ts';
import { OfficeSchema, RoleSchema } from '../../domain/kernel/actor.ts';
import { StaffMemberSchema } from '../../domain/staff/staff-member.ts';
import { ServiceSchema } from '../../domain/work-item/given.ts';
import { ADMINISTRATOR, AUDITOR, MANAGEMENT, OWN_OFFERS, PARTNERS, STAFF } from '../authorization.ts';
import { unrecorded } from '../reads.ts';
import { CursorSchema, PageQuerySchema, route } from './route.ts';

export const ReadSession = route({
  function: 'ReadSession',
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in, and what this person may do: roles, office, routes and classes of data.',
  status: 200,
  grants: { ...STAFF, ...AUDITOR, ...ADMINISTRATOR, ...MANAGEMENT, ...OWN_OFFERS, ...PARTNERS },
  reading: unrecorded('who signed in, told to themselves'),
  answer: z.object({
    id: z.string(),
    roles: z.array(RoleSchema),
    office: OfficeSchema.nullable(),
    /** The partner organisation whose given work is all that this person sees, and what it does. */
    organisation: z.object({ id: z.string(), name: z.string(), services: z.array(ServiceSchema) }).nullable(),
    /** Functions of the routes that this person may call. */
    routes: z.array(z.string()),
    sees: z.array(FieldClassSchema),
  }),
});

export const ListStaff = route({
  function: 'ListStaff',
  method: 'GET',
  path: '/staff',
  summary:
    "Staff of the caller's office who have called, by name: to be given work, or named for a restricted case.",
  status: 200,
  grants: STAFF,
  reading: unrecorded('colleagues of the own office, nobody of a case'),
  query: PageQuerySchema,
  answer: z.object({
    staff: z.array(StaffMemberSchema.pick({ id: true, name: true, roles: true, lastSeenOn: true })),
    cursor: CursorSchema,
  }),
});

export const ReadOpenApi = route({
  function: 'ReadOpenApi',
  method: 'GET',
  path: '/openapi.json',
  summary: 'This API as an OpenAPI 3.1 document.',
  status: 200,
  reading: unrecorded('the description of the API'),
  needs: { table: 'none' },
  open: true,
  answer: z.looseObject({ openapi: z.literal('3.1.0') }),
});

export const SESSION_ROUTES = [ReadSession, ListStaff, ReadOpenApi] as const;
