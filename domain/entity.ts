import * as z from 'zod';
import { BestInterestsRecordSchema } from '../stages/best-interests/best-interests-record.ts';
import { OrientationRecordSchema } from '../stages/cultural-orientation/orientation-record.ts';
import { TracingRequestSchema } from '../stages/family-tracing/tracing-request.ts';
import { HealthRecordSchema } from '../stages/health-assessment/health-record.ts';
import { FollowUpPlanSchema } from '../stages/post-arrival-follow-up/follow-up-plan.ts';
import { OfferSchema } from '../stages/sponsorship/offer.ts';
import { TravelPlanSchema } from '../stages/travel/travel-plan.ts';
import type { AuditEntry } from './audit/audit-entry.ts';
import { AuditEntrySchema } from './audit/audit-entry.ts';
import { AccessGrantSchema } from './case/access-grant.ts';
import { CaseHeadSchema, CaseStagesSchema } from './case/case.ts';
import { ConsentSchema } from './case/consent.ts';
import { FlagSchema } from './case/flag.ts';
import { ListViewSchema } from './case/list-view.ts';
import { PersonSchema } from './case/person.ts';
import { NoticeSchema } from './notices/notice.ts';
import { SponsorSchema } from './sponsorship/sponsor.ts';
import { SponsorMessageSchema } from './sponsorship/sponsor-message.ts';
import { StaffMemberSchema } from './staff/staff-member.ts';
import { WorkItemSchema } from './work-item/work-item.ts';

/** Every kind of thing that is stored, by its `type`. A change to one needs a new `schema` number and an upcaster. */
export const ENTITY_SCHEMAS = {
  case: CaseHeadSchema,
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
  'travel-plan': TravelPlanSchema,
  'follow-up-plan': FollowUpPlanSchema,
  'tracing-request': TracingRequestSchema,
  sponsor: SponsorSchema,
  'staff-member': StaffMemberSchema,
  'sponsor-message': SponsorMessageSchema,
  notice: NoticeSchema,
  'audit-entry': AuditEntrySchema,
} as const;

const StoredSchema = z.discriminatedUnion('type', [
  CaseHeadSchema,
  CaseStagesSchema,
  PersonSchema,
  ConsentSchema,
  FlagSchema,
  AccessGrantSchema,
  ListViewSchema,
  WorkItemSchema,
  BestInterestsRecordSchema,
  HealthRecordSchema,
  OrientationRecordSchema,
  OfferSchema,
  TravelPlanSchema,
  FollowUpPlanSchema,
  TracingRequestSchema,
  SponsorSchema,
  StaffMemberSchema,
  SponsorMessageSchema,
  NoticeSchema,
]);

/** Anything that a decision may write, except the audit entry, which the commit seals. */
export type Entity = z.infer<typeof StoredSchema>;
export type Stored = Entity | AuditEntry;
