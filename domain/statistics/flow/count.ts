import type { WaitGroup } from '../../case/case-overview.ts';
import { PREPARATION } from '../../casework/plan-stages.ts';
import { isBefore, minus } from '../../kernel/calendar.ts';
import type { StageName } from '../../policy/stage-name.ts';
import { ARRIVAL, type Course, type Stay } from './course.ts';
import { type Days, daysBetween } from './durations.ts';
import { type Asked, bandOf, isUnderWay, monthOf, officeOf } from './figure.ts';
import type { Group } from './forecast.ts';
import type { LoadCount, Part, PlaceCount, StageCount, StageMonth, ValidCount, WaitCount } from './part.ts';

/** The months of the period, both included. */
export interface Months {
  readonly since: string;
  readonly until: string;
}

export interface Counting extends Asked {
  readonly period: Months;
  readonly stageOf: (kind: string) => string;
}

/** How far back durations are taken for the forecast: what was before says little of today. */
export const HISTORY = 'P2Y';

const NOTHING: StageMonth = { entered: 0, through: 0, ended: 0, days: {} };
const one = (days: number): Days => ({ [String(days)]: 1 });

function monthsOf({ from, to, how }: Stay, { since, until }: Months): StageCount['months'] {
  const months: Record<string, StageMonth> = {};
  const add = (instant: string, more: Partial<StageMonth>) => {
    const month = monthOf(instant);
    if (month >= since && month <= until) months[month] = { ...NOTHING, ...months[month], ...more };
  };
  if (how === 'skipped') return months;
  add(from, { entered: 1 });
  if (to !== undefined && how === 'through') add(to, { through: 1, days: one(daysBetween(from, to)) });
  if (to !== undefined && how === 'ended') add(to, { ended: 1 });
  return months;
}

function stageCount({ caseRecord: { programme } }: Course, stay: Stay, { at, period }: Counting): StageCount {
  const { stage, from, to, how } = stay;
  const recent = to !== undefined && !isBefore(to, minus(at, HISTORY));
  const is = (wanted: Stay['how']): number => (recent && how === wanted ? 1 : 0);
  return {
    ...{ programme, stage, now: how === 'now' ? 1 : 0 },
    waited: how === 'now' ? one(daysBetween(from, at)) : {},
    months: monthsOf(stay, period),
    history: {
      days: recent && how === 'through' ? one(daysBetween(from, to)) : {},
      ...{ through: is('through'), skipped: is('skipped'), ended: is('ended') },
    },
  };
}

/** Open work of a case by what `keyOf` says of it. */
function byKey(course: Course, keyOf: (wait: WaitGroup) => string): WaitGroup[][] {
  const groups = new Map<string, WaitGroup[]>();
  for (const wait of course.overview.waits) {
    const key = `${keyOf(wait)} ${officeOf(course, wait)}`;
    groups.set(key, [...(groups.get(key) ?? []), wait]);
  }
  return [...groups.values()];
}

const overdueIn = (waits: readonly WaitGroup[], at: string): number =>
  waits.some(({ dueAt }) => !isBefore(at, dueAt)) ? 1 : 0;

const waitCounts = (course: Course, { at, roleOf, stageOf }: Counting): WaitCount[] =>
  byKey(course, ({ kind }) => kind).flatMap((waits) => {
    const [first] = waits;
    if (!first) return [];
    const { kind, openedAt } = first;
    return [
      {
        ...{ stage: stageOf(kind), kind, role: roleOf(kind), office: officeOf(course, first), cases: 1 },
        items: waits.reduce((sum, { count }) => sum + count, 0),
        ...{ overdue: overdueIn(waits, at), waited: one(daysBetween(openedAt, at)) },
      },
    ];
  });

const loadCounts = (course: Course, { at, roleOf }: Counting): LoadCount[] =>
  byKey(course, ({ kind }) => roleOf(kind)).flatMap((waits) => {
    const [first] = waits;
    if (!first) return [];
    const office = officeOf(course, first);
    return [{ role: roleOf(first.kind), office, cases: 1, overdue: overdueIn(waits, at) }];
  });

const validCounts = (course: Course, { at }: Counting): ValidCount[] =>
  (isUnderWay(course) ? (course.overview.valid ?? []) : []).flatMap(({ what, until }) => {
    const band = bandOf(until, at);
    return band === undefined ? [] : [{ what, expired: 0, '30': 0, '60': 0, '90': 0, [band]: 1 }];
  });

function placeCounts(course: Course, { period: { since, until } }: Counting): PlaceCount[] {
  const { office, destinationOffice } = course.caseRecord;
  if (destinationOffice === undefined) return [];
  const month = course.arrivedAt && monthOf(course.arrivedAt);
  const arrived = month !== undefined && month >= since && month <= until ? 1 : 0;
  const underWay = isUnderWay(course) ? 1 : 0;
  return arrived + underWay === 0 ? [] : [{ office, destinationOffice, underWay, arrived }];
}

/** The steps of a case from where it is until it arrives; undefined if it has arrived, or is not on its way. */
export function aheadOf({ caseRecord, policy, stays, arrivedAt }: Course): StageName[][] | undefined {
  const here = stays.filter(({ how }) => how === 'now').map(({ stage }) => stage);
  const end = policy.stages.indexOf(ARRIVAL);
  if (caseRecord.status !== 'active' || arrivedAt !== undefined || end < 0 || here.length === 0)
    return undefined;
  const done = (stage: StageName) => stays.some((stay) => stay.stage === stage && stay.how !== 'now');
  const steps: StageName[][] = [here];
  for (const stage of policy.stages.slice(0, end + 1)) {
    if (here.includes(stage) || done(stage)) continue;
    const last = steps.at(-1);
    const beside =
      PREPARATION.includes(stage) && last !== here && last?.some((other) => PREPARATION.includes(other));
    if (beside) last?.push(stage);
    else steps.push([stage]);
  }
  return steps;
}

function groups(course: Course, { at }: Counting): Group[] {
  const ahead = aheadOf(course);
  const from = course.stays.find(({ how }) => how === 'now')?.from;
  if (ahead === undefined || from === undefined) return [];
  const weeks = Math.floor(daysBetween(from, at) / 7);
  return [{ programme: course.caseRecord.programme, ahead, weeks, cases: 1 }];
}

/** The figures of one case; `addedUp` makes those of many. */
export function countOfCase(course: Course, counting: Counting): Part {
  const { status, closing, stages } = course.caseRecord;
  const { since, until } = counting.period;
  const closedAt = status === 'closed' ? stages.closure?.at : undefined;
  const closedIn = closedAt !== undefined && monthOf(closedAt) >= since && monthOf(closedAt) <= until;
  return {
    cases: 1,
    registered: status === 'registered' ? 1 : 0,
    stages: course.stays.map((stay) => stageCount(course, stay, counting)),
    waits: waitCounts(course, counting),
    load: loadCounts(course, counting),
    pauses: [
      ...new Set(
        (course.overview.until ?? [])
          .filter((wait) => isBefore(counting.at, wait.at))
          .map(({ stage }) => stage),
      ),
    ].map((stage) => ({ stage, cases: 1 })),
    valid: validCounts(course, counting),
    places: placeCounts(course, counting),
    closed: closedIn && closing ? [{ outcome: closing.outcome, cases: 1 }] : [],
    ahead: groups(course, counting),
  };
}
