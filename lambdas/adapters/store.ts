import {
  caseKey,
  departureListKey,
  ESCALATED_SHARDS,
  escalatedListKey,
  followUpListKey,
  heldKey,
  QUEUE_SHARDS,
  queueKey,
  TRACING_SHARDS,
  tracingListKey,
} from '../../contracts/table.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change, OpenedCase } from '../../domain/case/change.ts';
import { isEmpty } from '../../domain/case/change.ts';
import type { Stored } from '../../domain/case/entities.ts';
import type { Notice } from '../../domain/case/notice.ts';
import type { ListedCase } from '../../domain/casework/case-row.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { MakeIdentifier } from '../../domain/kernel/identifier.ts';
import type { Policy, Programme } from '../../domain/policy/policy.ts';
import type { PublishedPolicy } from '../../domain/policy/published.ts';
import type { Publishing } from '../../domain/policy/publishing.ts';
import type { Hosted } from '../../domain/sponsorship/retention-of-sponsor.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { SponsorChange } from '../../domain/sponsorship/sponsor-change.ts';
import type { SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import type { TracingRequest } from '../../domain/tracing-request/tracing-request.ts';
import type { FollowUpPlan } from '../../stages/post-arrival-follow-up/follow-up-plan.ts';
import type { TravelPlan } from '../../stages/travel/travel-plan.ts';
import { absencesOf } from './absence-store.ts';
import { appointmentsOf } from './appointment-store.ts';
import { batchesOf } from './batch-store.ts';
import type { Period } from './calendar.ts';
import { calendarPage } from './calendar.ts';
import type { CaseFilter } from './case-list.ts';
import { countCases, listCaseIds, listCases, listedIn } from './case-list.ts';
import {
  loadCase,
  loadCaseRecords,
  loadEntities,
  loadOfCase,
  loadPersons,
  loadSponsors,
} from './case-store.ts';
import { auditStore } from './chains.ts';
import { clientsOf } from './client-store.ts';
import { answerOf, commitCase, commitChange, commitEntities, commitNew, commitSponsor } from './commit.ts';
import { complaintsOf } from './complaint-store.ts';
import type { Table } from './dynamodb.ts';
import { exportsOf } from './export-store.ts';
import { importsOf } from './import-store.ts';
import type { Page } from './lists.ts';
import { mergedPage } from './lists.ts';
import { mappingsOf } from './mapping-store.ts';
import { decidedPlacements, hostedBy, listOffers } from './offer-store.ts';
import { boundCases, openCases } from './open-cases.ts';
import { personsOf } from './persons-under.ts';
import { draftOf, proposePolicy } from './policy-drafts.ts';
import { currentPolicy, findPolicy, listPolicies, publishPolicy } from './policy-store.ts';
import { loadWorkItems, readQueue } from './queue.ts';
import { reconciliationsOf } from './reconciliation-store.ts';
import { releasesOf } from './release-store.ts';
import { changeSponsor, listSponsors, loadSponsorFile } from './sponsor-store.ts';
import { staffOf } from './staff-store.ts';
import type { Item } from './stored-item.ts';
import { readTimeline } from './timeline.ts';
import { viewsOf } from './view-store.ts';
import { weightsOf } from './weights-store.ts';

/** How often a change is decided again when somebody else changed the case in the meantime. */
const TRIES = 8;
const shards = (count: number, key: (shard: number) => string): string[] =>
  Array.from({ length: count }, (_, shard) => key(shard));

/** All operations of the store that handlers use. */
export const openStore = (table: Table) => ({
  /** Makes ids of guessable values with the installation's key. */
  keyed: (): Promise<MakeIdentifier> => table.keyed(),
  loadCase: (caseId: string): Promise<CaseFile> => loadCase(table, caseId),
  loadSponsors: (ids: readonly string[]): Promise<Sponsor[]> => loadSponsors(table, ids),
  findPolicy: (programme: Programme, version: number): Promise<Policy> =>
    findPolicy(table, programme, version),
  currentPolicy: (programme: Programme): Promise<Policy> => currentPolicy(table, programme),
  publishPolicy: (policy: Policy, command: Command): Promise<void> => publishPolicy(table, policy, command),
  proposePolicy: (policy: Policy, command: Command): Promise<Publishing> =>
    proposePolicy(table, policy, command),
  draftOf: (programme: Programme, version: number) => draftOf(table, programme, version),
  boundCases: (ids: readonly string[]) => boundCases(table, ids),
  openCases: (programme: Programme, offices: readonly string[], most: number) =>
    openCases(table, programme, offices, most),
  listPolicies: (programme: Programme): Promise<PublishedPolicy[]> => listPolicies(table, programme),
  commitCase: (opened: OpenedCase, command: Command, importId?: string): Promise<void> =>
    commitCase(table, opened, command, importId),
  commitEntity: (entity: Stored): Promise<void> => commitEntities(table, [entity]),
  commitSponsor: (change: SponsorChange, command: Command, more: readonly Stored[] = []): Promise<void> =>
    commitSponsor(table, change, command, more),
  /** Writes notices that belong to no change, each once, however often this is repeated. */
  async writeOnce(notices: readonly Notice[]): Promise<void> {
    for (const notice of notices)
      await commitNew(table, notice).catch((error: Error) => {
        if (error.name !== 'AlreadyExists') throw error;
      });
  },
  hostedBy: (sponsorId: string): Promise<Hosted> => hostedBy(table, sponsorId),
  loadSponsorFile: (sponsorId: string): Promise<SponsorFile> => loadSponsorFile(table, sponsorId),
  /** Loads a sponsor with its work, decides, commits; as `change` does for a case. */
  changeSponsor: <A>(
    sponsorId: string,
    command: Command,
    decide: (file: SponsorFile) => Change<A> | Promise<Change<A>>,
    keepAnswer = false,
  ): Promise<A> => changeSponsor(table, sponsorId, command, decide, keepAnswer),
  ...auditStore(table),
  ...mappingsOf(table),
  ...importsOf(table),
  ...viewsOf(table),
  ...batchesOf(table),
  ...weightsOf(table),

  /**
   * Loads a case, decides, commits; decides again if somebody else was faster. `keepAnswer` makes a repeat harmless.
   */
  async change<A>(
    caseId: string,
    command: Command,
    decide: (file: CaseFile) => Change<A> | Promise<Change<A>>,
    keepAnswer = false,
  ): Promise<A> {
    for (let tried = 1; ; tried += 1) {
      const first = keepAnswer ? await answerOf(table, command) : undefined;
      if (first) return first as A;
      const file = await loadCase(table, caseId);
      const change = await decide(file);
      if (isEmpty(change)) return change.answer;
      try {
        await commitChange(table, file, change, command, keepAnswer);
        return change.answer;
      } catch (error) {
        const again = error instanceof CaseError && error.name === 'VersionConflict' && tried < TRIES;
        if (!again) throw error;
      }
    }
  },

  /** Open work items of a role at an office (or of one sponsor), most urgent first. */
  listQueue: (role: string, office: string, limit: number, cursor?: string): Promise<Page<Item>> =>
    mergedPage(
      table,
      'queue',
      role === 'sponsor'
        ? [queueKey(role, office, 0)]
        : shards(QUEUE_SHARDS, (shard) => queueKey(role, office, shard)),
      limit,
      cursor,
    ),
  /** Decisions of a person that can still be taken back, the next to take effect first. */
  listHeld: (personId: string, limit: number, cursor?: string): Promise<Page<Item>> =>
    mergedPage(table, 'queue', [heldKey(personId)], limit, cursor),
  readQueue: (role: string, office: string, dueUntil?: string) => readQueue(table, role, office, dueUntil),
  loadWorkItems: (ids: readonly string[]) => loadWorkItems(table, ids),
  loadCaseRecords: (ids: readonly string[]) => loadCaseRecords(table, ids),
  ...staffOf(table),
  ...absencesOf(table),
  ...complaintsOf(table),
  ...reconciliationsOf(table),
  ...appointmentsOf(table),
  ...exportsOf(table),
  ...releasesOf(table),
  ...clientsOf(table),
  listEscalated: (office: string, limit: number, cursor?: string): Promise<Page<Item>> =>
    mergedPage(
      table,
      'list',
      shards(ESCALATED_SHARDS, (shard) => escalatedListKey(office, shard)),
      limit,
      cursor,
    ),
  countCases: (filter: CaseFilter) => countCases(table, filter),
  listCases: (filter: CaseFilter, limit: number, cursor?: string): Promise<Page<ListedCase>> =>
    listCases(table, filter, limit, cursor),
  listCaseIds: (...page: [filter: CaseFilter, limit: number, cursor?: string]) => listCaseIds(table, ...page),
  /** Journeys of an office, of asylum or of destination, by planned departure. */
  listDepartures: (office: string, period: Period, page: { limit: number; cursor?: string | undefined }) => {
    const key = departureListKey(office);
    return calendarPage<TravelPlan>(
      table,
      'travel-plan',
      [
        { index: 'list', key },
        { index: 'queue', key },
      ],
      period,
      page,
    );
  },
  /** Plans of an office of destination by the due date of the next visit. */
  listFollowUpVisits: (
    office: string,
    period: Period,
    page: { limit: number; cursor?: string | undefined },
  ) =>
    calendarPage<FollowUpPlan>(
      table,
      'follow-up-plan',
      [{ index: 'list', key: followUpListKey(office) }],
      period,
      page,
    ),
  ...listedIn(table),
  readTimeline: (caseId: string, limit: number, cursor?: string) =>
    readTimeline(table, caseId, limit, cursor),
  listSponsors: (office: string, limit: number, cursor?: string): Promise<Page<Sponsor>> =>
    listSponsors(table, office, limit, cursor),
  listOffers: (sponsorId: string, limit: number, cursor?: string) =>
    listOffers(table, sponsorId, limit, cursor),
  decidedPlacements: (office: string, period: Period) => decidedPlacements(table, office, period),
  ...personsOf(table),
  /** Tracing requests of an office, oldest first: the open or the closed ones. */
  async listTracing(
    office: string,
    closed: boolean,
    limit: number,
    cursor?: string,
  ): Promise<Page<TracingRequest>> {
    const page = await mergedPage(
      table,
      'list',
      shards(TRACING_SHARDS, (shard) => tracingListKey(office, closed, shard)),
      limit,
      cursor,
    );
    const keys = page.items.map((item) => ({
      pk: caseKey(String(item.caseId)),
      sk: `case#tracing-request#${item.id}`,
    }));
    const found = (await loadEntities(table, keys)) as TracingRequest[];
    const items = page.items.flatMap((item) => found.find((request) => request.id === item.id) ?? []);
    return page.cursor === undefined ? { items } : { items, cursor: page.cursor };
  },
  /** Everyone in a case as they are now, and its tracing requests. */
  loadHousehold: (caseId: string) => loadOfCase(table, caseId, 'person'),
  loadTracing: (caseId: string) => loadOfCase(table, caseId, 'tracing-request'),
  loadWork: (caseId: string) => loadOfCase(table, caseId, 'work-item'),
  /** Case records and persons by case and person id; missing ones are left out. At most 50. */
  loadPersons: (ids: readonly { caseId: string; personId: string }[]) => loadPersons(table, ids),
});

export type Store = ReturnType<typeof openStore>;
