import { ReadStatistics } from '../../contracts/api/statistics.ts';
import { CaseStatusSchema } from '../../domain/case/case.ts';
import type { Role } from '../../domain/kernel/actor.ts';
import { isBefore, minus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { placementFigures } from '../../domain/statistics/placements.ts';
import type { OpenWork } from '../../domain/statistics/work.ts';
import { agesByStage, loadByPerson, loadByRole } from '../../domain/statistics/work.ts';
import { ANY_WORK_KINDS, anyKindNamed } from '../../registry/any-kind.ts';
import { apiHandler } from '../middleware/api.ts';
import { peopleNamed } from '../services/people-named.ts';
import type { Store } from '../services/the-store.ts';

const MAX_LISTED = 50;
const USUAL_PERIOD = 'P90D';
/** Sponsors are asked, not staffed: each has a queue of its own. */
const ROLES: readonly Role[] = [...new Set(ANY_WORK_KINDS.map(({ role }) => role))].filter(
  (role) => role !== 'sponsor',
);

async function openWork(store: Store, office: string): Promise<{ work: OpenWork[]; more: Set<Role> }> {
  const more = new Set<Role>();
  const queues = await Promise.all(
    ROLES.map(async (role) => {
      const queue = await store.readQueue(role, office);
      if (queue.more) more.add(role);
      return queue.rows.map((row) => ({ ...row, role, stage: anyKindNamed(row.kind).stage }));
    }),
  );
  return { work: queues.flat(), more };
}

export const handler = apiHandler(ReadStatistics, async ({ query, actor, grant, command, store }) => {
  const office = query.office ?? actor.office;
  if (!office || (office !== actor.office && grant.reach !== 'all-offices'))
    throw new CaseError('Forbidden', 'Expected an office of this person.');
  const { at } = command;
  const places = ['asylum', 'destination'] as const;
  const period = { from: query.from ?? minus(at, USUAL_PERIOD), to: query.to ?? at };
  if (!isBefore(period.from, period.to)) throw invalid('to', 'is after from', 'an instant before it');
  const [{ work, more }, placements, cases] = await Promise.all([
    openWork(store, office),
    store.decidedPlacements(office, period),
    Promise.all(
      places.flatMap((place) =>
        CaseStatusSchema.options.map(async (status) => ({
          ...{ place, status },
          ...(await store.countCases({ office, place, status })),
        })),
      ),
    ),
  ]);
  const failed = work.filter(({ kind }) => kind === 'failed-stage');
  const people = loadByPerson(work, at).slice(0, MAX_LISTED);
  const listed = failed.slice(0, MAX_LISTED);
  const wanted = [...people.map(({ person }) => person), ...listed.flatMap(({ assignee }) => assignee ?? [])];
  const known = await peopleNamed(store, [...new Set(wanted)]);
  return {
    office,
    at,
    names: Object.fromEntries(known.flatMap(({ id, name }) => (name === null ? [] : [[id, name]]))),
    work: {
      open: { count: work.length, atLeast: more.size > 0 },
      stages: agesByStage(work, at),
      roles: loadByRole(work, at),
      people,
    },
    failedStages: {
      ...{ count: failed.length, atLeast: more.has('supervisor') },
      items: listed.map(({ id, caseId, openedAt, dueAt, assignee }) => ({
        ...{ workItemId: id, caseId, openedAt, dueAt, assignee: assignee ?? null },
      })),
    },
    placements: { ...period, ...placementFigures(placements.items), atLeast: placements.more },
    cases,
  };
});
