import type { FieldClass } from '../domain/case/field-class.ts';
import type { Role } from '../domain/kernel/actor.ts';

/**
 * How far a role's access extends on a route: cases of the person's own office (of asylum or destination), cases of
 * every office or, for a sponsor, what that sponsor was asked.
 */
export type AccessScope = 'own-office' | 'all-offices' | 'own-offers';

/** Who may call a route, and how far each role's access extends there. */
export type Grants = Readonly<Partial<Record<Role, AccessScope>>>;

const own = (...roles: Role[]): Grants => Object.fromEntries(roles.map((role) => [role, 'own-office']));

const STAFF = own(
  'caseworker',
  'health-staff',
  'orientation-trainer',
  'tracing-officer',
  'sponsorship-officer',
  'travel-officer',
  'protection-officer',
  'supervisor',
);
const CASEWORK = own('caseworker', 'supervisor');
const SUPERVISION = own('supervisor');
const SUPERVISION_AND_PROTECTION = own('supervisor', 'protection-officer');
const SPONSORSHIP = own('sponsorship-officer', 'supervisor');
const OWN_OFFERS: Grants = { sponsor: 'own-offers' };
const AUDITOR: Grants = { auditor: 'all-offices' };
const ADMINISTRATOR: Grants = { administrator: 'all-offices' };

/** The one table of who may do what. A route that is not listed is open to nobody; `OPEN` routes need no sign-in. */
export const AUTHORIZATION: Readonly<Record<string, Grants>> = {
  ListStaff: STAFF,
  ReadSession: { ...STAFF, ...AUDITOR, ...ADMINISTRATOR, ...OWN_OFFERS },

  RegisterCase: CASEWORK,
  ImportIntake: { ...CASEWORK, ...ADMINISTRATOR },
  ListCases: { ...STAFF, ...AUDITOR },
  SearchCases: { ...STAFF, ...AUDITOR },
  ReadTimeline: { ...STAFF, ...AUDITOR },
  CorrectPerson: CASEWORK,
  GrantCaseAccess: SUPERVISION_AND_PROTECTION,
  EndAccess: SUPERVISION_AND_PROTECTION,
  BreakGlass: Object.fromEntries(Object.keys(STAFF).map((role) => [role, 'all-offices'])),
  ReadCase: { ...STAFF, ...AUDITOR },
  StartCase: CASEWORK,
  WithdrawCase: CASEWORK,
  CancelCase: SUPERVISION,
  RecordDeath: CASEWORK,
  ReopenCase: SUPERVISION,
  CorrectArrival: own('travel-officer', 'supervisor'),
  RecordSponsorLoss: SPONSORSHIP,
  RecordPreferences: own('caseworker', 'sponsorship-officer', 'supervisor'),

  RecordConsent: CASEWORK,
  WithdrawConsent: CASEWORK,
  RaiseFlag: STAFF,
  LiftFlag: own('protection-officer', 'supervisor'),

  ListWorkItems: STAFF,
  CountWorkItems: STAFF,
  ReadWorkItem: { ...STAFF, ...OWN_OFFERS },
  ClaimWorkItem: STAFF,
  ReleaseWorkItem: STAFF,
  ReassignWorkItem: SUPERVISION,
  DecideWorkItem: { ...STAFF, ...OWN_OFFERS },

  ReadAudit: { ...SUPERVISION, ...AUDITOR },
  ExportAudit: { ...SUPERVISION, ...AUDITOR },
  ReadSponsorAudit: { ...SUPERVISION, ...AUDITOR },
  ListCaseReadings: { ...SUPERVISION, ...AUDITOR },
  ListReaders: AUDITOR,
  ReadReadings: AUDITOR,

  ReadStatistics: { ...SUPERVISION, ...AUDITOR, ...ADMINISTRATOR },
  ListCaseExecutions: { ...SUPERVISION, ...AUDITOR },
  ListExecutions: { ...SUPERVISION, ...AUDITOR },
  ListStuckCases: SUPERVISION,
  ReadExecution: { ...SUPERVISION, ...AUDITOR },
  ReadExecutionHistory: { ...SUPERVISION, ...AUDITOR },
  RedriveExecution: SUPERVISION,

  RegisterSponsor: SPONSORSHIP,
  ImportSponsors: SPONSORSHIP,
  ListSponsors: SPONSORSHIP,
  ReadSponsor: SPONSORSHIP,
  ListOffers: { ...SPONSORSHIP, ...AUDITOR },
  RecordVetting: SPONSORSHIP,
  ChangeStanding: SPONSORSHIP,
  ChangeContact: SPONSORSHIP,
  ChangeProfile: SPONSORSHIP,
  ReadPlacement: SPONSORSHIP,
  RenewProposal: SPONSORSHIP,

  ListNotices: STAFF,
  MarkNoticeRead: STAFF,

  ListDepartures: own('travel-officer', 'supervisor', 'sponsorship-officer', 'caseworker'),
  ListFollowUpVisits: own('caseworker', 'protection-officer', 'supervisor'),

  OpenTracingRequest: own('tracing-officer', 'caseworker', 'supervisor'),
  ListTracingRequests: own('tracing-officer', 'caseworker', 'protection-officer', 'supervisor'),
  ReadTracingRequest: own('tracing-officer', 'caseworker', 'protection-officer', 'supervisor'),
  ChangeTracingEvidence: own('tracing-officer', 'caseworker', 'supervisor'),
  RecordTracingAction: own('tracing-officer', 'supervisor'),
  SetRedCrossReference: own('tracing-officer', 'supervisor'),
  SearchPersons: own('tracing-officer', 'caseworker', 'protection-officer', 'supervisor'),

  ListPolicies: { ...STAFF, ...AUDITOR, ...ADMINISTRATOR },
  ReadPolicy: { ...STAFF, ...AUDITOR, ...ADMINISTRATOR },
  DryRunPolicy: ADMINISTRATOR,
  PublishPolicy: ADMINISTRATOR,
};

/** The classes of personal data that a role sees, on any route. */
export const SEES: Readonly<Record<Role, readonly FieldClass[]>> = {
  caseworker: ['identity', 'health', 'protection', 'contact'],
  'health-staff': ['identity', 'health'],
  'orientation-trainer': ['identity'],
  'tracing-officer': ['identity'],
  'sponsorship-officer': ['identity', 'contact'],
  'travel-officer': ['identity', 'health', 'contact'],
  'protection-officer': ['identity', 'health', 'protection'],
  supervisor: ['identity', 'health', 'protection', 'contact'],
  auditor: [],
  administrator: [],
  sponsor: [],
};

/** What a person may do on a route. */
export interface Grant {
  readonly reach: AccessScope;
  readonly sees: readonly FieldClass[];
}

const FURTHEST: readonly AccessScope[] = ['all-offices', 'own-office', 'own-offers'];

/**
 * The grant of a person with these roles on a route; undefined if none of them may call it. Only roles that may call
 * the route count, so that nobody sees a class of data here through an unrelated role.
 */
export function grantOf(route: string, roles: readonly Role[]): Grant | undefined {
  const grants = AUTHORIZATION[route] ?? {};
  const calling = roles.filter((role) => grants[role] !== undefined);
  const reach = FURTHEST.find((candidate) => calling.some((role) => grants[role] === candidate));
  if (!reach) return undefined;
  return { reach, sees: [...new Set(calling.flatMap((role) => SEES[role]))] };
}

/** The roles that may call a route. */
export const rolesOf = (route: string): Role[] => Object.keys(AUTHORIZATION[route] ?? {}) as Role[];
