import * as z from 'zod';
import { AuditEntrySchema } from '../../domain/audit/audit-entry.ts';
import { OfficeSchema, StaffIdSchema } from '../../domain/kernel/actor.ts';
import { DateSchema, InstantSchema } from '../../domain/kernel/calendar.ts';
import { STAFF_LANGUAGES } from '../../domain/staff/languages.ts';
import { IdleMinutesSchema, SignInRulesSchema } from '../../domain/staff/sign-in-rules.ts';
import { PlaceSchema, StaffAccessSchema } from '../../domain/staff/staff-access.ts';
import { ReasonCodeSchema } from '../../domain/work-item/kind.ts';
import { ADMINISTRATOR, AUDITOR, MANAGEMENT, PARTNERS, STAFF, SUPERVISION } from '../authorization.ts';
import { recorded, unrecorded } from '../reads.ts';
import { route } from './route.ts';

const PersonParamsSchema = z.object({ personId: StaffIdSchema });
const LanguageSchema = z.enum(STAFF_LANGUAGES);

/** How a first or new password reaches somebody: by mail, or by a link that is shown once. */
const InvitationSchema = z.union([
  z.object({ kind: z.enum(['mail', 'none']) }),
  z.object({ kind: z.literal('link'), url: z.url(), until: InstantSchema }),
]);

const PersonSchema = PlaceSchema.extend({
  ...{ id: z.string(), login: z.string(), name: z.string().optional() },
  state: z.enum(['active', 'invited', 'suspended']),
  hasSecond: z.boolean(),
  /** The last day on which they signed in or did anything. */
  lastActiveOn: DateSchema.optional(),
  addedAt: InstantSchema.optional(),
  suspended: StaffAccessSchema.shape.suspended,
  pending: StaffAccessSchema.shape.pending,
  /** Whether the caller may approve what waits. */
  mayApprove: z.boolean(),
  version: z.int().min(0),
});

const ChangedSchema = z.object({ personId: z.string(), state: z.enum(['done', 'waits-for-second']) });

export const ListPeople = route({
  function: 'ListPeople',
  method: 'GET',
  path: '/people',
  summary:
    'Everybody with an account: where they work and as what, when they were last active, and what waits.',
  status: 200,
  grants: { ...SUPERVISION, ...ADMINISTRATOR, ...AUDITOR },
  reading: recorded('people.listed'),
  needs: { directory: 'read', timeoutSeconds: 29 },
  answer: z.object({
    people: z.array(PersonSchema),
    /** Offices at which somebody works, or a policy knows. */
    offices: z.array(OfficeSchema),
    /** Names by id, of those who asked for or did something. */
    names: z.record(z.string(), z.string()),
  }),
});

export const AddPerson = route({
  function: 'AddPerson',
  method: 'POST',
  path: '/people',
  summary: 'Adds an account that may do nothing yet; what it shall do waits for a second person.',
  status: 201,
  grants: ADMINISTRATOR,
  needs: { directory: 'write' },
  body: PlaceSchema.extend({
    login: z.string().trim().min(3).max(128),
    name: z.string().trim().min(1).max(200),
    language: LanguageSchema,
  }).strict(),
  answer: z.object({ personId: z.string(), invitation: InvitationSchema }),
});

export const ChangeAccess = route({
  function: 'ChangeAccess',
  method: 'POST',
  path: '/people/{personId}/access',
  summary:
    'Changes office and roles: what is taken away goes at once, what is opened waits for a second person.',
  status: 200,
  grants: ADMINISTRATOR,
  needs: { directory: 'write' },
  params: PersonParamsSchema,
  body: PlaceSchema.strict(),
  answer: ChangedSchema,
});

export const DecideAccess = route({
  function: 'DecideAccess',
  method: 'POST',
  path: '/people/{personId}/access/decision',
  summary:
    'A second person approves or refuses what an administrator asked for: another one, or a supervisor of that office.',
  status: 200,
  grants: { ...ADMINISTRATOR, ...SUPERVISION },
  needs: { directory: 'write' },
  params: PersonParamsSchema,
  body: z.strictObject({ decision: z.enum(['approved', 'refused']) }),
  answer: ChangedSchema,
});

export const SetSuspension = route({
  function: 'SetSuspension',
  method: 'POST',
  path: '/people/{personId}/suspension',
  summary: 'Shuts somebody out at once, whatever tokens they hold, or lets them in again.',
  status: 200,
  grants: ADMINISTRATOR,
  needs: { directory: 'write' },
  params: PersonParamsSchema,
  body: z.discriminatedUnion('suspended', [
    z.strictObject({ suspended: z.literal(true), reasonCode: ReasonCodeSchema }),
    z.strictObject({ suspended: z.literal(false) }),
  ]),
  answer: ChangedSchema,
});

export const RenewSignIn = route({
  function: 'RenewSignIn',
  method: 'POST',
  path: '/people/{personId}/sign-in',
  summary:
    'Ends their sessions, and has them choose another password or set up another second factor; nobody does both.',
  status: 201,
  grants: ADMINISTRATOR,
  needs: { directory: 'write' },
  params: PersonParamsSchema,
  body: z.strictObject({ language: LanguageSchema, forgetSecond: z.boolean() }),
  answer: z.object({ personId: z.string(), invitation: InvitationSchema.optional() }),
});

export const ReadAccessHistory = route({
  function: 'ReadAccessHistory',
  method: 'GET',
  path: '/people/{personId}/access',
  summary: "What was decided about somebody's access, from its own chain, newest first.",
  status: 200,
  grants: { ...SUPERVISION, ...ADMINISTRATOR, ...AUDITOR },
  reading: recorded('people.viewed'),
  needs: { directory: 'read' },
  params: PersonParamsSchema,
  answer: z.object({
    entries: z.array(AuditEntrySchema.pick({ seq: true, at: true, actor: true, facts: true })),
    /** Names by id, of those who decided. */
    names: z.record(z.string(), z.string()),
  }),
});

export const ReadSignInRules = route({
  function: 'ReadSignInRules',
  method: 'GET',
  path: '/sign-in-rules',
  summary: 'After how many minutes without a touch or a key everybody is signed out.',
  status: 200,
  grants: { ...STAFF, ...ADMINISTRATOR, ...AUDITOR, ...MANAGEMENT, ...PARTNERS },
  reading: unrecorded('a setting of the installation, nothing about anybody'),
  answer: SignInRulesSchema.pick({ idleMinutes: true, changed: true, version: true }),
});

export const ChangeSignInRules = route({
  function: 'ChangeSignInRules',
  method: 'POST',
  path: '/sign-in-rules',
  summary: 'Changes after how many minutes without a touch or a key everybody is signed out.',
  status: 200,
  grants: ADMINISTRATOR,
  needs: { directory: 'write' },
  body: z.strictObject({ idleMinutes: IdleMinutesSchema }),
  answer: SignInRulesSchema.pick({ idleMinutes: true, version: true }),
});

export const PEOPLE_ROUTES = [
  ListPeople,
  ReadAccessHistory,
  AddPerson,
  ChangeAccess,
  DecideAccess,
  SetSuspension,
  RenewSignIn,
  ReadSignInRules,
  ChangeSignInRules,
] as const;
