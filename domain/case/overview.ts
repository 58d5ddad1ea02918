import type { Entity } from '../entity.ts';
import { isOpen } from '../work-item/work-item.ts';
import { readersOf } from './access.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseOverview } from './case-overview.ts';

const MOST_WAITS = 40;

type Listed = Extract<Entity, { type: 'person' | 'flag' | 'work-item' | 'access-grant' }>;
/** What an overview follows from. */
export type OverviewSource = Pick<CaseFile, 'persons' | 'flags' | 'workItems' | 'access'>;
export const NOTHING_YET: OverviewSource = { persons: [], flags: [], workItems: [], access: [] };

/** The overview of a case once `puts` are written. */
export function overviewOf(
  source: OverviewSource,
  caseId: string,
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
  const waits = after('work-item', source.workItems)
    .filter(isOpen)
    .sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
    .slice(0, MOST_WAITS)
    .map(({ kind, stage, role, office, openedAt, dueAt }) => ({
      ...{ kind, stage, role, office, openedAt, dueAt },
    }));
  return {
    members: members.length,
    ...(principal ? { principalId: principal.id } : {}),
    flags: [...new Set(flags.filter((flag) => flag.liftedAt === undefined).map((flag) => flag.kind))],
    waits,
    readers: readersOf(flags, after('access-grant', source.access)),
  };
}
