import { MachineRouteSchema } from '../domain/clients/machine-client.ts';
import type { Role } from '../domain/kernel/actor.ts';
import { ABSENCE_ROUTES } from './api/absences.ts';
import { ACCESS_ROUTES } from './api/access.ts';
import { ACCESS_REVIEW_ROUTES } from './api/access-reviews.ts';
import { ACT_ROUTES } from './api/acts.ts';
import { ALIKE_ROUTES } from './api/alike.ts';
import { APPOINTMENT_ROUTES } from './api/appointments.ts';
import { AUDIT_ROUTES } from './api/audit.ts';
import { BATCH_ROUTES } from './api/batches.ts';
import { CASE_ROUTES } from './api/cases.ts';
import { CLASS_ROUTES } from './api/classes.ts';
import { CLIENT_ROUTES } from './api/clients.ts';
import { COMPLAINT_ROUTES } from './api/complaints.ts';
import { CONSENT_AND_FLAG_ROUTES } from './api/consents-and-flags.ts';
import { COPY_ROUTES } from './api/copies.ts';
import { DOCUMENT_ROUTES } from './api/documents.ts';
import { EXECUTION_ROUTES } from './api/executions.ts';
import { EXPORT_ROUTES } from './api/exports.ts';
import { FIND_ROUTES } from './api/find.ts';
import { FOLLOW_UP_ROUTES } from './api/follow-up.ts';
import { HISTORY_ROUTES } from './api/histories.ts';
import { HOUSEHOLD_ROUTES } from './api/household.ts';
import { INTAKE_ROUTES } from './api/intake.ts';
import { INTAKE_IMPORT_ROUTES } from './api/intake-imports.ts';
import { INTAKE_MAPPING_ROUTES } from './api/intake-mappings.ts';
import { INTAKE_UPLOAD_ROUTES } from './api/intake-uploads.ts';
import { NOTE_ROUTES } from './api/notes.ts';
import { NOTICE_ROUTES } from './api/notices.ts';
import { ORGANISATION_ROUTES } from './api/organisations.ts';
import { PEOPLE_ROUTES } from './api/people.ts';
import { PERSON_ROUTES } from './api/persons.ts';
import { PERSON_PAGE_ROUTES } from './api/persons-pages.ts';
import { PLACEMENT_ROUTES } from './api/placement.ts';
import { PLAN_ROUTES } from './api/plan.ts';
import { POLICY_ROUTES } from './api/policies.ts';
import { PROGRAMME_FIGURE_ROUTES } from './api/programme-figures.ts';
import { RELEASE_ROUTES } from './api/releases.ts';
import { RIGHTS_ROUTES } from './api/rights.ts';
import type { Route } from './api/route.ts';
import { SESSION_ROUTES } from './api/session.ts';
import { SPONSOR_ROUTES } from './api/sponsors.ts';
import { STATISTICS_ROUTES } from './api/statistics.ts';
import { TRACING_ROUTES } from './api/tracing.ts';
import { TRACING_WEIGHTS_ROUTES } from './api/tracing-weights.ts';
import { TRAVEL_ROUTES } from './api/travel.ts';
import { VIEW_ROUTES } from './api/views.ts';
import { WEBHOOK_ROUTES } from './api/webhooks.ts';
import { WORK_ITEM_ROUTES } from './api/work-items.ts';
import { rolesOf } from './authorization.ts';
import { FILE_ROUTES } from './file-door.ts';
import { MACHINE_PATH } from './machine.ts';
import { PAGE_ROUTES } from './pages.ts';

/** The parts of a route that hosts need. */
export interface RouteContract extends Pick<Route, 'method' | 'path' | 'function' | 'open'> {
  /** Roles that may call it; whether the case is in their scope is checked by the handler. */
  readonly roles: readonly Role[];
}

const LISTED = [
  ...SESSION_ROUTES,
  ...CASE_ROUTES,
  ...FIND_ROUTES,
  ...ALIKE_ROUTES,
  ...PERSON_ROUTES,
  ...HOUSEHOLD_ROUTES,
  ...ACCESS_ROUTES,
  ...COPY_ROUTES,
  ...INTAKE_ROUTES,
  ...INTAKE_MAPPING_ROUTES,
  ...INTAKE_UPLOAD_ROUTES,
  ...INTAKE_IMPORT_ROUTES,
  ...CONSENT_AND_FLAG_ROUTES,
  ...DOCUMENT_ROUTES,
  ...NOTE_ROUTES,
  ...RIGHTS_ROUTES,
  ...APPOINTMENT_ROUTES,
  ...PERSON_PAGE_ROUTES,
  ...COMPLAINT_ROUTES,
  ...WORK_ITEM_ROUTES,
  ...AUDIT_ROUTES,
  ...HISTORY_ROUTES,
  ...EXECUTION_ROUTES,
  ...STATISTICS_ROUTES,
  ...PROGRAMME_FIGURE_ROUTES,
  ...RELEASE_ROUTES,
  ...SPONSOR_ROUTES,
  ...PLACEMENT_ROUTES,
  ...TRAVEL_ROUTES,
  ...FOLLOW_UP_ROUTES,
  ...PLAN_ROUTES,
  ...NOTICE_ROUTES,
  ...TRACING_ROUTES,
  ...TRACING_WEIGHTS_ROUTES,
  ...POLICY_ROUTES,
  ...EXPORT_ROUTES,
  ...CLIENT_ROUTES,
  ...WEBHOOK_ROUTES,
  ...VIEW_ROUTES,
  ...BATCH_ROUTES,
  ...ABSENCE_ROUTES,
  ...CLASS_ROUTES,
  ...ORGANISATION_ROUTES,
  ...PEOPLE_ROUTES,
  ...ACCESS_REVIEW_ROUTES,
  ...ACT_ROUTES,
] as const;
/** The name of a route and of its function. */
export type RouteName = (typeof LISTED)[number]['function'];

/** Topics of those who look after the whole: what is checked, counted, published, handed out and allowed. */
const OVERSIGHT: readonly (readonly Route[])[] = [
  AUDIT_ROUTES,
  HISTORY_ROUTES,
  EXECUTION_ROUTES,
  STATISTICS_ROUTES,
  PROGRAMME_FIGURE_ROUTES,
  RELEASE_ROUTES,
  TRACING_WEIGHTS_ROUTES,
  POLICY_ROUTES,
  EXPORT_ROUTES,
  CLIENT_ROUTES,
  WEBHOOK_ROUTES,
  PEOPLE_ROUTES,
  ACCESS_REVIEW_ROUTES,
  ACT_ROUTES,
];

/** Functions of these topics; hosts may deploy them apart. A topic is never divided, and never moves by itself. */
export const OVERSIGHT_FUNCTIONS: ReadonlySet<string> = new Set(
  OVERSIGHT.flatMap((routes) => routes.map(({ function: name }) => name)),
);

/** Every route of the HTTP API with its schemas. */
export const API: readonly (Route & { readonly function: RouteName })[] = LISTED;

/** The routes that a partner system may be allowed. */
export const MACHINE_ROUTES: readonly (Route & { readonly function: RouteName })[] = API.filter(
  ({ function: name }) => MachineRouteSchema.safeParse(name).success,
);

/** The HTTP API as hosts serve it. Every route needs a signed-in person unless it is open. */
export const ROUTES: readonly RouteContract[] = [
  ...API.map((contract) => ({ ...contract, roles: rolesOf(contract) })),
  // Hosts let these through: the function itself checks the key.
  ...MACHINE_ROUTES.map(({ path, ...contract }) => ({
    ...contract,
    ...{ path: `${MACHINE_PATH}${path}`, open: true as const, roles: [] },
  })),
  ...[...FILE_ROUTES, ...PAGE_ROUTES].map((contract) => ({ ...contract, roles: [] })),
];
