import * as z from 'zod';
import { CaseRecordSchema, StagesSchema } from '../domain/case/case.ts';
import type { CaseFile } from '../domain/case/case-file.ts';
import { ConsentSchema } from '../domain/case/consent.ts';
import type { FieldClass } from '../domain/case/field-class.ts';
import { FieldClassSchema } from '../domain/case/field-class.ts';
import { FlagSchema } from '../domain/case/flag.ts';
import { needCodesSeen } from '../domain/case/need-codes.ts';
import { recordOf } from '../domain/case/own-records.ts';
import { ParticularsSchema } from '../domain/case/particulars.ts';
import { PersonSchema } from '../domain/case/person.ts';
import { DateSchema, InstantSchema } from '../domain/kernel/calendar.ts';
import { plansSeen } from '../domain/plan/lines.ts';
import { HOUSEHOLD, PlanLineSchema } from '../domain/plan/service-plan.ts';
import { TracingRequestSchema } from '../domain/tracing-request/tracing-request.ts';
import { isOfItsOffices, WorkItemSchema } from '../domain/work-item/work-item.ts';
import { BestInterestsRecordSchema } from '../stages/best-interests/best-interests-record.ts';
import { HealthRecordSchema } from '../stages/health-assessment/health-record.ts';
import { VisitSchema } from '../stages/post-arrival-follow-up/follow-up-plan.ts';
import { OfferSchema } from '../stages/sponsorship/offer.ts';
import { StateSubmissionsSchema } from '../stages/state-decision/state-submissions.ts';
import { TravelPapersSchema } from '../stages/travel/travel-papers.ts';
import { TravelPlanSchema } from '../stages/travel/travel-plan.ts';
import type { CopyReader } from './copy-classes.ts';
import { ReaderSchema } from './copy-classes.ts';
import { CopyRecordsSchema, copiedRecords } from './copy-records.ts';
import type { SeenBy } from './seen-by.ts';
import { SeenBySchema } from './seen-by.ts';

const inCase = { type: true, schema: true, caseId: true } as const;
const IdentitySchema = PersonSchema.omit({ ...inCase, version: true });

/**
 * A copy of a case for somebody outside: the person concerned, the family or a court. It names no staff, no sponsor and
 * no other case.
 */
export const CaseCopySchema = z.object({
  reader: ReaderSchema,
  madeAt: InstantSchema,
  case: CaseRecordSchema.pick({
    number: true,
    programme: true,
    office: true,
    destinationOffice: true,
    status: true,
    registeredAt: true,
    closing: true,
  }),
  stages: StagesSchema,
  persons: z.array(IdentitySchema.partial({ needs: true })),
  particulars: ParticularsSchema.shape.answers.nullable(),
  consents: z.array(ConsentSchema.omit({ ...inCase, id: true, signatory: true, except: true })),
  health: z.array(HealthRecordSchema.omit(inCase)),
  bestInterests: z.array(BestInterestsRecordSchema.omit({ ...inCase, panel: true, dissent: true })),
  states: StateSubmissionsSchema.shape.submissions,
  travel: TravelPlanSchema.pick({ departureAt: true, departedAt: true, arrivedAt: true }).nullable(),
  travelPapers: z.array(TravelPapersSchema.omit(inCase)),
  visits: z.array(VisitSchema.omit({ id: true, scores: true })),
  /** What is owed to the household and its members, and what came of it. */
  services: z.array(
    PlanLineSchema.pick({ service: true, dueAt: true, state: true, what: true, outcome: true }).extend({
      personId: z.string().optional(),
      settledOn: DateSchema.optional(),
    }),
  ),
  /** When a sponsor was told of the household, and what came of it. */
  offers: z.array(OfferSchema.pick({ offeredAt: true, answeredAt: true, status: true })),
  tracing: z.array(TracingRequestSchema.pick({ sought: true, status: true, openedAt: true })),
  decisions: z.array(
    WorkItemSchema.pick({ kind: true, stage: true }).extend({ code: z.string(), at: InstantSchema }),
  ),
  flags: z.array(FlagSchema.pick({ kind: true, instruction: true, raisedAt: true, liftedAt: true })),
  ...CopyRecordsSchema.shape,
  /** Who looked at the case; for the person concerned only. */
  seenBy: z.array(SeenBySchema),
  /** Members who are not in a copy for the family; why is nobody's business but theirs. */
  membersLeftOut: z.int().min(0),
  /** Classes of data that the copy does not have. */
  withheld: z.array(FieldClassSchema),
});
export type CaseCopy = z.infer<typeof CaseCopySchema>;

const UNTOLD: ReadonlySet<string> = new Set(['death-reported', 'to-be-told']);

/** The class that the decisions of a stage reveal; decisions of tracing may be about other people. */
const STAGE_CLASS: Readonly<Record<string, FieldClass | 'nobody'>> = {
  'health-assessment': 'health',
  'best-interests': 'protection',
  'family-tracing': 'nobody',
};

function decisionsOf(file: CaseFile, has: (field: FieldClass) => boolean): CaseCopy['decisions'] {
  return file.workItems
    .flatMap((item) => {
      const { kind, stage, decision } = item;
      const needed = STAGE_CLASS[stage] ?? 'identity';
      const hidden = file.rules.kindNamed(kind).hidden || !isOfItsOffices(file.case, item);
      if (!decision || hidden || needed === 'nobody' || !has(needed)) return [];
      return [{ kind, stage, code: decision.code, at: decision.at }];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** What a person or a family has been promised; what is for another member is in the copies of the family and courts. */
const servicesOf = (
  { servicePlans }: CaseFile,
  { personId }: CopyReader,
  classes: readonly FieldClass[],
): CaseCopy['services'] =>
  plansSeen(servicePlans, classes)
    .filter(({ id }) => personId === undefined || id === personId || id === HOUSEHOLD)
    .flatMap(({ id, lines }) =>
      lines.map(({ service, dueAt, state, what, outcome, settled }) => ({
        ...{ service, dueAt, state, what, outcome, settledOn: settled?.on },
        ...(id === HOUSEHOLD ? {} : { personId: id }),
      })),
    );

/** What a copy takes from elsewhere than the case. */
interface Beside {
  /** The names of colleagues whom notes mention. */
  readonly staff: readonly string[];
  readonly seenBy: readonly SeenBy[];
  readonly membersLeftOut: number;
}

/** The copy of a case, or of what it has about one person, with the classes of data that its reader may have. */
export function copyOf(
  file: CaseFile,
  reader: CopyReader,
  classes: readonly FieldClass[],
  at: string,
  { staff, seenBy, membersLeftOut }: Beside,
): CaseCopy {
  const has = (field: FieldClass): boolean => classes.includes(field);
  const { personId, audience } = reader;
  const about = (one: { personId: string }) => personId === undefined || one.personId === personId;
  const persons = file.persons.filter(({ id }) => personId === undefined || id === personId);
  // What one member needs or consented to may endanger them before the others.
  const showsNeeds = audience === 'person' || (audience === 'court' && has('health') && has('protection'));
  const consents = file.consents.filter(
    (one) => about(one) && (audience !== 'family' || one.purpose !== 'tracing'),
  );
  return CaseCopySchema.parse({
    ...{ reader, madeAt: at, case: file.case, stages: file.case.stages, consents },
    persons: persons.map(({ needs, needCodes = [], ...person }) =>
      showsNeeds ? { ...person, needs, needCodes: needCodesSeen(needCodes, classes) } : person,
    ),
    particulars: personId === undefined ? (recordOf(file, 'particulars')?.answers ?? {}) : null,
    health: has('health') ? file.health.filter(about) : [],
    bestInterests: has('protection') ? file.bestInterests.filter(about) : [],
    travel: file.travel ?? null,
    travelPapers: has('identity') ? file.travelPapers.filter(about) : [],
    states: file.stateSubmissions?.submissions ?? [],
    visits: file.followUp?.visits ?? [],
    services: servicesOf(file, reader, classes),
    offers: file.offers,
    // What was found is told in person, not by a copy.
    tracing: file.tracing
      .filter(({ seekerId }) => seekerId === personId)
      .map((request) => (UNTOLD.has(request.status) ? { ...request, status: 'active' } : request)),
    decisions: audience === 'court' ? decisionsOf(file, has) : [],
    flags: audience === 'court' && has('protection') ? file.flags : [],
    ...copiedRecords(file, reader, classes, staff),
    seenBy: audience === 'person' ? seenBy : [],
    membersLeftOut,
    withheld: FieldClassSchema.options.filter((field) => !has(field)),
  });
}
