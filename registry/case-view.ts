import * as z from 'zod';
import { AccessGrantSchema } from '../domain/case/access-grant.ts';
import { CaseRecordSchema, StagesSchema } from '../domain/case/case.ts';
import type { CaseFile } from '../domain/case/case-file.ts';
import { WaitUntilSchema } from '../domain/case/case-overview.ts';
import { ConsentSchema } from '../domain/case/consent.ts';
import type { FieldClass } from '../domain/case/field-class.ts';
import { FieldClassSchema } from '../domain/case/field-class.ts';
import { FlagSchema } from '../domain/case/flag.ts';
import { standingHolds } from '../domain/case/legal-hold.ts';
import { withNeedCodesSeen } from '../domain/case/need-codes.ts';
import { recordOf } from '../domain/case/own-records.ts';
import { ParticularsSchema } from '../domain/case/particulars.ts';
import { PersonSchema } from '../domain/case/person.ts';
import { RightsRequestSchema } from '../domain/case/rights-request.ts';
import { stagesUnderWay, waitsUntil } from '../domain/casework/under-way.ts';
import type { HouseholdChange } from '../domain/household/household-change.ts';
import {
  HouseholdChangeSchema,
  JoinsBecauseSchema,
  WantedChangeSchema,
} from '../domain/household/household-change.ts';
import { personal } from '../domain/kernel/personal-data.ts';
import { plansSeen } from '../domain/plan/lines.ts';
import { ServicePlanSchema } from '../domain/plan/service-plan.ts';
import { StageNameSchema } from '../domain/policy/stage-name.ts';
import { CandidateSchema, TracingRequestSchema } from '../domain/tracing-request/tracing-request.ts';
import { isOfItsOffices, isOpen, WorkItemSchema } from '../domain/work-item/work-item.ts';
import { BestInterestsRecordSchema } from '../stages/best-interests/best-interests-record.ts';
import { OrientationRecordSchema } from '../stages/cultural-orientation/orientation-record.ts';
import { HealthRecordSchema } from '../stages/health-assessment/health-record.ts';
import { FollowUpPlanSchema, VisitSchema } from '../stages/post-arrival-follow-up/follow-up-plan.ts';
import { ScoresSchema, scoresAt } from '../stages/post-arrival-follow-up/scores.ts';
import { OfferSchema } from '../stages/sponsorship/offer.ts';
import { StateSubmissionsSchema } from '../stages/state-decision/state-submissions.ts';
import { TravelPapersSchema } from '../stages/travel/travel-papers.ts';
import { TravelPlanSchema } from '../stages/travel/travel-plan.ts';

const stored = { type: true, schema: true } as const;
const inCase = { ...stored, caseId: true } as const;

const TracedCandidateSchema = CandidateSchema.omit({
  office: true,
  language: true,
  minor: true,
  deceased: true,
  match: true,
  evidence: true,
  outside: true,
});

const IdentitySchema = PersonSchema.omit({
  ...inCase,
  id: true,
  version: true,
  relationship: true,
  status: true,
  separation: true,
  custody: true,
});

/** A member; the fields that show who the person is are included only for readers of the class `identity`. */
export const PersonViewSchema = PersonSchema.pick({
  id: true,
  version: true,
  relationship: true,
  status: true,
  separation: true,
  custody: true,
}).extend(IdentitySchema.partial().shape);
export type PersonView = z.infer<typeof PersonViewSchema>;

/** A change of the household as its reader may see it. */
export const ChangeViewSchema = HouseholdChangeSchema.omit({
  ...inCase,
  before: true,
  evidence: true,
}).extend({
  /** Null without the class `identity`. */
  evidence: HouseholdChangeSchema.shape.evidence.nullable(),
  change: z.union([
    WantedChangeSchema,
    z.object({ kind: z.literal('joins'), because: JoinsBecauseSchema, member: z.null() }),
  ]),
});
export type ChangeView = z.infer<typeof ChangeViewSchema>;

/** The view of a change for a reader who may or may not see who is concerned. */
export function changeView(record: HouseholdChange, sees: readonly FieldClass[]): ChangeView {
  const { type: _type, schema: _schema, caseId: _caseId, before: _before, ...all } = record;
  const { change } = record;
  if (!sees.includes('identity'))
    return { ...all, evidence: null, change: change.kind === 'joins' ? { ...change, member: null } : change };
  if (change.kind !== 'joins') return all;
  return { ...all, change: { ...change, member: withNeedCodesSeen(change.member, sees) } };
}

/** A case as its reader may see it: its progress, what it waits for, and the household. */
export const CaseViewSchema = z.object({
  case: CaseRecordSchema.omit({ ...stored, overview: true, held: true, apart: true })
    .partial({ number: true })
    .extend({ stages: StagesSchema }),
  persons: z.array(PersonViewSchema),
  /** What it was registered with besides, as its programme asks; null without the class `identity`. */
  particulars: ParticularsSchema.shape.answers.nullable(),
  /** Who joined, left or moved since registration; the person who joins only for readers of the class `identity`. */
  changes: z.array(ChangeViewSchema),
  consents: z.array(ConsentSchema.omit(inCase)),
  flags: z.array(FlagSchema.omit(inCase).partial({ instruction: true })),
  /** Who has been given access in addition to its offices, or although it is restricted. */
  access: z.array(AccessGrantSchema.omit(inCase)),
  bestInterests: z.array(BestInterestsRecordSchema.omit(inCase)).nullable(),
  health: z.array(HealthRecordSchema.omit(inCase)).nullable(),
  orientation: OrientationRecordSchema.omit(inCase).nullable(),
  stateSubmissions: StateSubmissionsSchema.omit(inCase).nullable(),
  travel: TravelPlanSchema.omit(inCase).nullable(),
  /** The papers with which members travel; null without the class `identity`. */
  travelPapers: z.array(TravelPapersSchema.omit(inCase)).nullable(),
  /** The visits, with what each person was scored for readers of the class `protection`. */
  followUp: FollowUpPlanSchema.omit(inCase)
    .extend({ visits: z.array(VisitSchema.extend({ scored: personal(z.array(ScoresSchema)).optional() })) })
    .nullable(),
  /** What is owed to each member and to the household; lines of classes that this reader does not see are left out. */
  servicePlans: z.array(ServicePlanSchema.omit(inCase)),
  /** What a sponsor showed of its adults and money stays with those who confirm its promise. */
  offers: z.array(OfferSchema.omit({ ...inCase, undertaking: true, funds: true, plan: true })),
  tracing: z.array(
    TracingRequestSchema.omit({ ...inCase, sought: true, awaiting: true, death: true }).extend({
      sought: TracingRequestSchema.shape.sought.nullable(),
      /** Only ids and decisions about found persons: the tracing desk shows the rest to those who may see it. */
      candidates: z.array(TracedCandidateSchema),
    }),
  ),
  waitsFor: z.array(
    WorkItemSchema.pick({
      kind: true,
      stage: true,
      role: true,
      office: true,
      openedAt: true,
      dueAt: true,
      status: true,
      version: true,
      round: true,
      escalatedAt: true,
      assignee: true,
      subject: true,
    }).extend({
      workItemId: z.string(),
      /** Null if it is not one of the case's offices, such as the office that asks a found person for consent. */
      office: WorkItemSchema.shape.office.nullable(),
    }),
  ),
  /** The stages that its workflow is in, whether or not anybody has something to do there. */
  underWay: z.array(StageNameSchema),
  /** Until when a stage waits in which nobody has anything to do now. */
  waitsUntil: z.array(WaitUntilSchema),
  /** Restrictions and objections that stand: the data may be stored, not used. */
  restrictions: z.array(RightsRequestSchema.pick({ id: true, right: true, personId: true, purpose: true })),
  /** True while everything must be kept on the order of an authority. */
  onHold: z.boolean(),
  /** Classes of data that this reader does not see; their fields are absent or null. */
  withheld: z.array(FieldClassSchema),
});
export type CaseView = z.infer<typeof CaseViewSchema>;

function personView(person: CaseFile['persons'][number], sees: readonly FieldClass[]): PersonView {
  const { type: _type, schema: _schema, caseId: _caseId, ...all } = person;
  const { id, version, relationship, status, separation, custody } = person;
  return sees.includes('identity')
    ? withNeedCodesSeen(all, sees)
    : { id, version, relationship, status, separation, custody };
}

/** The view of a case for a reader of these classes at an instant. */
export function viewOf(file: CaseFile, sees: readonly FieldClass[], at: string): CaseView {
  const has = (field: FieldClass): boolean => sees.includes(field);
  const { number, ...caseRecord } = file.case;
  const followUp = file.followUp && {
    ...file.followUp,
    visits: file.followUp.visits.map(({ scores, ...visit }) =>
      has('protection') ? { ...visit, scores, scored: scoresAt(file, visit.id) } : visit,
    ),
  };
  return CaseViewSchema.parse({
    case: has('identity') && caseRecord.erasedAt === undefined ? { ...caseRecord, number } : caseRecord,
    persons: file.persons.map((person) => personView(person, sees)),
    particulars: has('identity') ? (recordOf(file, 'particulars')?.answers ?? {}) : null,
    changes: file.changes.map((change) => changeView(change, sees)),
    consents: file.consents,
    flags: file.flags
      .filter((flag) => flag.liftedAt === undefined)
      .map(({ instruction, ...flag }) => (has('protection') ? { ...flag, instruction } : flag)),
    access: file.access.map(({ note, ...grant }) =>
      note !== undefined && has('protection') ? { ...grant, note } : grant,
    ),
    bestInterests: has('protection') ? file.bestInterests : null,
    health: has('health') ? file.health : null,
    orientation: file.orientation ?? null,
    stateSubmissions: file.stateSubmissions ?? null,
    travel: file.travel ?? null,
    travelPapers: has('identity') ? file.travelPapers : null,
    followUp: followUp ?? null,
    servicePlans: plansSeen(file.servicePlans, sees),
    offers: file.offers,
    tracing: file.tracing.map((request) => ({ ...request, sought: has('identity') ? request.sought : null })),
    waitsFor: file.workItems
      .filter((item) => isOpen(item) && !file.rules.kindNamed(item.kind).hidden)
      .map(({ id, ...item }) => ({
        workItemId: id,
        ...item,
        ...(isOfItsOffices(caseRecord, item) ? {} : { office: null, assignee: undefined }),
      })),
    underWay: stagesUnderWay(file),
    waitsUntil: waitsUntil(file, at),
    restrictions: file.rights.filter(({ right, status }) => status === 'granted' && right !== 'correction'),
    onHold: standingHolds(file.holds).length > 0,
    withheld: FieldClassSchema.options.filter((field) => !has(field)),
  });
}
