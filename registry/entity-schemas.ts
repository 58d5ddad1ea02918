import type * as z from 'zod';
import { AppointmentSchema } from '../domain/appointments/appointment.ts';
import { CalendarFeedSchema } from '../domain/appointments/calendar-feed.ts';
import type { AuditEntry } from '../domain/audit/audit-entry.ts';
import { AuditEntrySchema } from '../domain/audit/audit-entry.ts';
import { AccessGrantSchema } from '../domain/case/access-grant.ts';
import { CaseRecordSchema, CaseStagesSchema } from '../domain/case/case.ts';
import { ConsentSchema } from '../domain/case/consent.ts';
import type { Entities } from '../domain/case/entities.ts';
import { FlagSchema } from '../domain/case/flag.ts';
import { LegalHoldSchema } from '../domain/case/legal-hold.ts';
import { ListViewSchema } from '../domain/case/list-view.ts';
import { NoticeSchema } from '../domain/case/notice.ts';
import { ParticularsSchema } from '../domain/case/particulars.ts';
import { PersonSchema } from '../domain/case/person.ts';
import { RightsRequestSchema } from '../domain/case/rights-request.ts';
import { OrientationClassSchema } from '../domain/classes/orientation-class.ts';
import { MachineClientSchema } from '../domain/clients/machine-client.ts';
import { ComplaintSchema } from '../domain/complaints/complaint.ts';
import { DocumentSchema } from '../domain/documents/document.ts';
import { ExportRequestSchema } from '../domain/export/export-request.ts';
import { HouseholdChangeSchema } from '../domain/household/household-change.ts';
import { NoteSchema } from '../domain/notes/note.ts';
import { OrganisationSchema } from '../domain/organisation/organisation.ts';
import { PersonMessageSchema } from '../domain/persons-page/person-message.ts';
import { PersonPageSchema } from '../domain/persons-page/person-page.ts';
import { ServicePlanSchema } from '../domain/plan/service-plan.ts';
import { SponsorSchema } from '../domain/sponsorship/sponsor.ts';
import { SponsorMessageSchema } from '../domain/sponsorship/sponsor-message.ts';
import { AbsenceSchema } from '../domain/staff/absence.ts';
import { AccessReviewSchema } from '../domain/staff/access-review.ts';
import { BatchSchema } from '../domain/staff/batch.ts';
import { FirstViewsSchema, SavedViewSchema } from '../domain/staff/saved-view.ts';
import { SignInRulesSchema } from '../domain/staff/sign-in-rules.ts';
import { StaffAccessSchema } from '../domain/staff/staff-access.ts';
import { StaffMemberSchema } from '../domain/staff/staff-member.ts';
import {
  ReleaseLedgerSchema,
  StatisticsReleaseSchema,
} from '../domain/statistics/release/statistics-release.ts';
import { TracingRequestSchema } from '../domain/tracing-request/tracing-request.ts';
import { TracingWeightsSchema } from '../domain/tracing-weights/tracing-weights.ts';
import { WebhookSchema } from '../domain/webhooks/webhook.ts';
import { WebhookDeliverySchema } from '../domain/webhooks/webhook-delivery.ts';
import { WorkItemSchema } from '../domain/work-item/work-item.ts';
import { BestInterestsRecordSchema } from '../stages/best-interests/best-interests-record.ts';
import { OrientationRecordSchema } from '../stages/cultural-orientation/orientation-record.ts';
import { HealthRecordSchema } from '../stages/health-assessment/health-record.ts';
import { FollowUpPlanSchema } from '../stages/post-arrival-follow-up/follow-up-plan.ts';
import { OfferSchema } from '../stages/sponsorship/offer.ts';
import { StateSubmissionsSchema } from '../stages/state-decision/state-submissions.ts';
import { TravelPapersSchema } from '../stages/travel/travel-papers.ts';
import { TravelPlanSchema } from '../stages/travel/travel-plan.ts';
import { OWN_RECORDS } from './programmes.ts';

/** The schema of every stored entity, by `type`. Changing one needs a new `schema` number and an upcaster. */
export const ENTITY_SCHEMAS = {
  case: CaseRecordSchema,
  'case-stages': CaseStagesSchema,
  person: PersonSchema,
  consent: ConsentSchema,
  flag: FlagSchema,
  'access-grant': AccessGrantSchema,
  'list-view': ListViewSchema,
  'work-item': WorkItemSchema,
  'best-interests-record': BestInterestsRecordSchema,
  'health-record': HealthRecordSchema,
  'orientation-record': OrientationRecordSchema,
  offer: OfferSchema,
  'state-submissions': StateSubmissionsSchema,
  'travel-plan': TravelPlanSchema,
  'travel-papers': TravelPapersSchema,
  'follow-up-plan': FollowUpPlanSchema,
  'service-plan': ServicePlanSchema,
  'tracing-request': TracingRequestSchema,
  sponsor: SponsorSchema,
  'staff-member': StaffMemberSchema,
  'staff-access': StaffAccessSchema,
  'access-review': AccessReviewSchema,
  'sign-in-rules': SignInRulesSchema,
  'sponsor-message': SponsorMessageSchema,
  notice: NoticeSchema,
  'audit-entry': AuditEntrySchema,
  'export-request': ExportRequestSchema,
  'release-ledger': ReleaseLedgerSchema,
  'statistics-release': StatisticsReleaseSchema,
  'tracing-weights': TracingWeightsSchema,
  'machine-client': MachineClientSchema,
  webhook: WebhookSchema,
  'webhook-delivery': WebhookDeliverySchema,
  particulars: ParticularsSchema,
  document: DocumentSchema,
  note: NoteSchema,
  appointment: AppointmentSchema,
  'person-page': PersonPageSchema,
  'person-message': PersonMessageSchema,
  complaint: ComplaintSchema,
  'calendar-feed': CalendarFeedSchema,
  'saved-view': SavedViewSchema,
  batch: BatchSchema,
  absence: AbsenceSchema,
  'orientation-class': OrientationClassSchema,
  organisation: OrganisationSchema,
  'first-views': FirstViewsSchema,
  'household-change': HouseholdChangeSchema,
  'rights-request': RightsRequestSchema,
  'legal-hold': LegalHoldSchema,
  ...OWN_RECORDS,
} as const satisfies { [Type in keyof Entities]: z.ZodType<Entities[Type]> } & {
  'audit-entry': z.ZodType<AuditEntry>;
};
