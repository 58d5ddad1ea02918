import type { Role } from '../kernel/actor.ts';
import { isBefore } from '../kernel/calendar.ts';
import { present } from '../kernel/present.ts';
import type { QueueRow } from '../work-item/queue.ts';

/** Bands of waiting time in days: less than each limit, or longer than the last. */
export const AGE_BANDS = [
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['quarter', 90],
  ['longer', Number.POSITIVE_INFINITY],
] as const;
export type AgeBand = (typeof AGE_BANDS)[number][0];

const DAY_MS = 86_400_000;

/** The age band of something opened at one instant, seen at another. */
export const ageBand = (openedAt: string, at: string): AgeBand => {
  const days = (Date.parse(at) - Date.parse(openedAt)) / DAY_MS;
  return present(
    AGE_BANDS.find(([, most]) => days < most),
    `an age band for ${days} days`,
  )[0];
};

/** An open work item as far as statistics need it. */
export interface OpenWork extends QueueRow {
  readonly role: Role;
  readonly stage: string;
}

export interface StageAges {
  stage: string;
  ages: Record<AgeBand, number>;
}
export interface RoleLoad {
  role: Role;
  open: number;
  unclaimed: number;
  overdue: number;
  escalated: number;
}
export interface PersonLoad {
  person: string;
  claimed: number;
  overdue: number;
}

function grouped<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): [Key, Item[]][] {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups];
}

const count = <Item>(items: readonly Item[], fits: (item: Item) => boolean): number =>
  items.filter(fits).length;

/** Open work by stage and age, the stage with the most work first. */
export const agesByStage = (work: readonly OpenWork[], at: string): StageAges[] =>
  grouped(work, ({ stage }) => stage)
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([stage, items]) => ({
      stage,
      ages: Object.fromEntries(
        AGE_BANDS.map(([band]) => [band, count(items, ({ openedAt }) => ageBand(openedAt, at) === band)]),
      ) as StageAges['ages'],
    }));

/** Open work by role: unassigned, overdue and escalated. */
export const loadByRole = (work: readonly OpenWork[], at: string): RoleLoad[] =>
  grouped(work, ({ role }) => role).map(([role, items]) => ({
    role,
    open: items.length,
    unclaimed: count(items, ({ assignee }) => assignee === undefined),
    overdue: count(items, ({ dueAt }) => !isBefore(at, dueAt)),
    escalated: count(items, ({ escalatedAt }) => escalatedAt !== undefined),
  }));

/** Claimed work by person, whoever has the most first. */
export const loadByPerson = (work: readonly OpenWork[], at: string): PersonLoad[] =>
  grouped(
    work.flatMap(({ assignee, dueAt }) => (assignee === undefined ? [] : [{ assignee, dueAt }])),
    ({ assignee }) => assignee,
  )
    .map(([person, items]) => ({
      person,
      claimed: items.length,
      overdue: count(items, ({ dueAt }) => !isBefore(at, dueAt)),
    }))
    .sort((a, b) => b.claimed - a.claimed);
