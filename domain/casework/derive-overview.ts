import { readersOf } from '../case/access.ts';
import type { Case } from '../case/case.ts';
import type { CaseFile, CaseRules } from '../case/case-file.ts';
import type { CaseOverview, Validity, WaitGroup } from '../case/case-overview.ts';
import type { Entity } from '../case/entities.ts';
import { isBefore, later } from '../kernel/calendar.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';
import { hasArrived } from './journey.ts';
import { waitsUntil } from './under-way.ts';
import { type Perishable, validitiesOf } from './validities.ts';

/** True of work that the case's own offices may know about. */
const isTold = ({ kinds }: CaseRules, { kind }: WorkItem): boolean =>
  kinds.find((known) => known.kind === kind)?.hidden !== true;

type Listed = Extract<Entity, { type: 'person' | 'flag' | 'work-item' | 'access-grant' }>;
/** What an overview is derived from, apart from the dates that are waited for. */
type OverviewSource = Pick<CaseFile, 'persons' | 'flags' | 'workItems' | 'access' | 'rules'>;
const NOTHING_YET = { persons: [], flags: [], workItems: [], access: [] };

/** The items of a list after `writes` are applied. */
function afterWrites<T extends { id: string }>(before: readonly T[], writes: readonly T[]): T[] {
  return [...before.filter((entity) => !writes.some((put) => put.id === entity.id)), ...writes];
}

function waitsOf(items: readonly WorkItem[], rules: CaseRules): WaitGroup[] {
  const groups = new Map<string, WaitGroup>();
  const open = items
    .filter((item) => isOpen(item) && isTold(rules, item))
    .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
  for (const { kind, office, openedAt, dueAt } of open) {
    const known = groups.get(`${kind} ${office}`) ?? { kind, office, openedAt, dueAt, count: 0 };
    const first = isBefore(dueAt, known.dueAt) ? dueAt : known.dueAt;
    groups.set(`${kind} ${office}`, { ...known, dueAt: first, count: known.count + 1 });
  }
  return [...groups.values()];
}

/** When the last of these stages ended. */
export function lastOf(stages: Case['stages'] = {}): string | undefined {
  const [first, ...more] = Object.values(stages).map(({ at }) => at);
  return first && more.reduce(later, first);
}

function listed(
  source: OverviewSource,
  { id: caseId, stages }: Pick<Case, 'id' | 'stages'>,
  writes: readonly { type: string }[],
): CaseOverview {
  const written = writes.filter((put): put is Listed => (put as Listed).caseId === caseId);
  const after = <T extends Listed>(type: T['type'], before: readonly T[]): T[] =>
    afterWrites(
      before,
      written.filter((put): put is T => put.type === type),
    );
  const members = after('person', source.persons).filter((person) => person.status === 'active');
  const principal = members.find((person) => person.relationship === 'principal-applicant');
  const flags = after('flag', source.flags);
  const settledAt = lastOf(stages);
  return {
    ...(settledAt ? { settledAt } : {}),
    members: members.length,
    ...(principal ? { principalId: principal.id } : {}),
    flags: [...new Set(flags.filter((flag) => flag.liftedAt === undefined).map((flag) => flag.kind))],
    waits: waitsOf(after('work-item', source.workItems), source.rules),
    readers: readersOf(flags, after('access-grant', source.access)),
  };
}

/** The case after the record and `writes` are applied, as far as its dates depend on them. */
function fileAfter(file: CaseFile, caseRecord: Case, writes: readonly { type: string }[]): CaseFile {
  const own = (writes as readonly Entity[]).filter((put) => 'caseId' in put && put.caseId === caseRecord.id);
  const one = <T extends 'travel-plan' | 'follow-up-plan'>(type: T) =>
    own.find((put): put is Extract<Entity, { type: T }> => put.type === type);
  const items = own.filter((put): put is WorkItem => put.type === 'work-item');
  const [travel, followUp] = [one('travel-plan') ?? file.travel, one('follow-up-plan') ?? file.followUp];
  return {
    ...{ ...file, case: caseRecord, workItems: afterWrites(file.workItems, items) },
    ...(travel ? { travel } : {}),
    ...(followUp ? { followUp } : {}),
  };
}

/** The file as far as an overview is derived from it, without what is erased. */
export function withoutErased(file: CaseFile, erases: readonly unknown[]): CaseFile {
  if (erases.length === 0) return file;
  const kept = (one: unknown): boolean => !erases.includes(one);
  const { travel, followUp, ...rest } = file;
  return {
    ...rest,
    ...(travel && kept(travel) ? { travel } : {}),
    ...(followUp && kept(followUp) ? { followUp } : {}),
    persons: file.persons.filter(kept),
    flags: file.flags.filter(kept),
    access: file.access.filter(kept),
    workItems: file.workItems.filter(kept),
    consents: file.consents.filter(kept),
    documents: file.documents.filter(kept),
  };
}

/** The overview of a new case. */
export const overviewOfNew = (
  caseRecord: Case,
  writes: readonly { type: string }[],
  rules: CaseRules,
): CaseOverview => ({
  ...listed({ ...NOTHING_YET, rules }, caseRecord, writes),
  until: [],
  valid: validitiesOf({
    ...{ healthValidUntil: caseRecord.healthValidUntil, ...ofCase(caseRecord.id, writes) },
  }),
});

/** The overview of a case after the record and `writes` are applied. */
export const overviewOf = (
  file: CaseFile,
  caseRecord: Case,
  at: string,
  writes: readonly { type: string }[] = [],
): CaseOverview => ({
  ...listed(file, caseRecord, writes),
  until: waitsUntil(fileAfter(file, caseRecord, writes), at),
  valid: validAfter(file, caseRecord, writes),
});

/** The persons, consents and documents of a case among what is written. */
function ofCase(id: string, writes: readonly { type: string }[]): Omit<Perishable, 'healthValidUntil'> {
  const own = (writes as readonly Entity[]).filter((put) => 'caseId' in put && put.caseId === id);
  const all = <T extends Entity['type']>(type: T) =>
    own.filter((put): put is Extract<Entity, { type: T }> => put.type === type);
  return { persons: all('person'), consents: all('consent'), documents: all('document') };
}

function validAfter(file: CaseFile, caseRecord: Case, writes: readonly { type: string }[]): Validity[] {
  const put = ofCase(caseRecord.id, writes);
  // How long a clearance lasts is of no matter to who has arrived.
  const arrived = hasArrived(fileAfter(file, caseRecord, writes));
  return validitiesOf({
    healthValidUntil: arrived ? undefined : caseRecord.healthValidUntil,
    persons: afterWrites(file.persons, put.persons),
    consents: afterWrites(file.consents, put.consents),
    documents: afterWrites(file.documents, put.documents),
  });
}

/** When something was last opened or decided in a case: dates that it waits for are later. */
export const lastActAt = ({ case: caseRecord, workItems }: CaseFile): string =>
  workItems.map(({ openedAt, decision }) => decision?.at ?? openedAt).reduce(later, caseRecord.registeredAt);
