import type { Role } from '../domain/actor.ts';
import { RoleSchema } from '../domain/actor.ts';

export interface RouteContract {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  /** A function of `contracts/functions.ts`. */
  readonly function: string;
  /** Roles that may call it; whether the case is theirs is decided behind it. */
  readonly roles: readonly Role[];
}

/** Everyone who works cases. */
const STAFF = RoleSchema.options.filter((role) => !['auditor', 'administrator', 'sponsor'].includes(role));
const CASEWORK = ['caseworker', 'supervisor'] as const;

const route = (
  method: RouteContract['method'],
  path: string,
  name: string,
  roles: readonly Role[],
): RouteContract => ({
  method,
  path,
  function: name,
  roles,
});

/** The HTTP API. Every route needs a signed-in person; a path parameter stands in braces as API Gateway writes it. */
export const ROUTES: readonly RouteContract[] = [
  route('POST', '/cases', 'RegisterCase', CASEWORK),
  route('POST', '/intake', 'ImportIntake', [...CASEWORK, 'administrator']),
  route('GET', '/cases', 'ListCases', [...STAFF, 'auditor']),
  route('GET', '/cases/{caseId}', 'ReadCase', STAFF),
  route('GET', '/cases/{caseId}/audit', 'ReadAudit', ['supervisor', 'auditor']),
  route('POST', '/cases/{caseId}/start', 'StartCase', CASEWORK),
  route('POST', '/cases/{caseId}/withdraw', 'WithdrawCase', CASEWORK),
  route('POST', '/cases/{caseId}/cancel', 'CancelCase', ['supervisor']),
  route('POST', '/cases/{caseId}/deaths', 'RecordDeath', CASEWORK),
  route('POST', '/cases/{caseId}/reopen', 'ReopenCase', ['supervisor']),
  route('POST', '/cases/{caseId}/arrival', 'CorrectArrival', ['travel-officer', 'supervisor']),
  route('POST', '/cases/{caseId}/sponsor-lost', 'LoseSponsor', ['sponsorship-officer', 'supervisor']),
  route('POST', '/cases/{caseId}/consents', 'RecordConsent', CASEWORK),
  route('POST', '/cases/{caseId}/consents/{consentId}/withdraw', 'WithdrawConsent', CASEWORK),
  route('POST', '/cases/{caseId}/flags', 'RaiseFlag', STAFF),
  route('POST', '/cases/{caseId}/flags/{flagId}/lift', 'LiftFlag', ['protection-officer', 'supervisor']),
  route('POST', '/cases/{caseId}/tracing-requests', 'OpenTracingRequest', [
    'tracing-officer',
    'caseworker',
    'supervisor',
  ]),
  route('GET', '/work-items', 'ListWorkItems', STAFF),
  route('GET', '/work-items/{workItemId}', 'ReadWorkItem', [...STAFF, 'sponsor']),
  route('POST', '/work-items/{workItemId}/claim', 'ClaimWorkItem', STAFF),
  route('POST', '/work-items/{workItemId}/release', 'ReleaseWorkItem', STAFF),
  route('POST', '/work-items/{workItemId}/reassign', 'ReassignWorkItem', ['supervisor']),
  route('POST', '/work-items/{workItemId}/decision', 'DecideWorkItem', [...STAFF, 'sponsor']),
  route('POST', '/sponsors', 'RegisterSponsor', ['sponsorship-officer', 'supervisor']),
  route('GET', '/sponsors', 'ListSponsors', ['sponsorship-officer', 'supervisor']),
  route('GET', '/policies/{programme}/{version}', 'ReadPolicy', [...STAFF, 'administrator', 'auditor']),
  route('PUT', '/policies/{programme}/{version}', 'PublishPolicy', ['administrator']),
];
