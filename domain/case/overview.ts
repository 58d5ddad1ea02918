import { isBefore, later } from '../calendar.ts';
import type { Entity } from '../entity.ts';
import { WORK_ITEM_KINDS } from '../work-item/kinds.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';
import { readersOf } from './access.ts';
import type { Case } from './case.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseOverview, WaitGroup } from './case-overview.ts';

/** Work that the case's own offices are told of. */
const isTold = ({ kind }: WorkItem): boolean =>
  WORK_ITEM_KINDS.find((known) => known.kind === kind)?.hidden !== true;

type Listed = Extract<Entity, { type: 'person' | 'flag' | 'work-item' | 'access-grant' }>;
/** What an overview follows from. */
export type OverviewSource = Pick<CaseFile, 'persons' | 'flags' | 'workItems' | 'access'>;
export const NOTHING_YET: OverviewSource = { persons: [], flags: [], workItems: [], access: [] };

function waitsOf(items: readonly WorkItem[]): WaitGroup[] {
  const groups = new Map<string, WaitGroup>();
  const open = items
    .filter((item) => isOpen(item) && isTold(item))
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

/** The overview of a case once its stages are these and `puts` are written. */
export function overviewOf(
  source: OverviewSource,
  { id: caseId, stages }: Pick<Case, 'id' | 'stages'>,
  puts: readonly { type: string }[] = [],
): CaseOverview {
  const written = puts.filter((put): put is Listed => (put as Listed).caseId === caseId);
  const after = <T extends Listed>(type: T['type'], before: readonly T[]): T[] => {
    const fresh = written.filter((put): put is T => put.type === type);
    return [...before.filter((entity) => !fresh.some((put) => put.id === entity.id)), ...fresh];
  };
  const members = after('person', source.persons).filter((person) => person.status === 'active');
  const principal = members.find((person) => person.relationship === 'principal-applicant');
  const flags = after('flag', source.flags);
  const settledAt = lastOf(stages);
  return {
    ...(settledAt ? { settledAt } : {}),
    members: members.length,
    ...(principal ? { principalId: principal.id } : {}),
    flags: [...new Set(flags.filter((flag) => flag.liftedAt === undefined).map((flag) => flag.kind))],
    waits: waitsOf(after('work-item', source.workItems)),
    readers: readersOf(flags, after('access-grant', source.access)),
  };
}
