import type { Days } from './durations.ts';
import { addDays } from './durations.ts';
import type { Group } from './forecast.ts';

/** What happened in a stage in a month. */
export interface StageMonth {
  readonly entered: number;
  /** Completed it and went on. */
  readonly through: number;
  /** Left the programme there. */
  readonly ended: number;
  /** How long it took those who went on. */
  readonly days: Days;
}

export interface StageCount {
  readonly programme: string;
  readonly stage: string;
  readonly now: number;
  /** How long those who are in it have been. */
  readonly waited: Days;
  /** By month, `2026-11`, of the period. */
  readonly months: Readonly<Record<string, StageMonth>>;
  /** Of the last two years, for the forecast. */
  readonly history: {
    readonly days: Days;
    readonly through: number;
    readonly skipped: number;
    readonly ended: number;
  };
}

/** Cases that wait for work of a kind at an office; `office` is null where it may not be known. */
export interface WaitCount {
  readonly stage: string;
  readonly kind: string;
  readonly role: string;
  readonly office: string | null;
  readonly cases: number;
  readonly items: number;
  readonly overdue: number;
  /** How long the oldest has waited, by case. */
  readonly waited: Days;
}

/** Cases that wait for a role at an office, each once, whatever it has to do. */
export interface LoadCount {
  readonly role: string;
  readonly office: string | null;
  readonly cases: number;
  readonly overdue: number;
}

export const VALID_BANDS = ['expired', '30', '60', '90'] as const;
export type ValidBand = (typeof VALID_BANDS)[number];
/** Cases with something that has expired, or does within 30 days, or in days 31 to 60, or 61 to 90. */
export type ValidCount = { readonly what: string } & Readonly<Record<ValidBand, number>>;

export interface PlaceCount {
  readonly office: string;
  readonly destinationOffice: string;
  readonly underWay: number;
  readonly arrived: number;
}

/** The figures of some cases; those of more are the sums. */
export interface Part {
  readonly cases: number;
  /** Registered, not begun. */
  readonly registered: number;
  readonly stages: readonly StageCount[];
  readonly waits: readonly WaitCount[];
  readonly load: readonly LoadCount[];
  /** Cases in a stage in which nobody has anything to do until a day that is known. */
  readonly pauses: readonly { readonly stage: string; readonly cases: number }[];
  readonly valid: readonly ValidCount[];
  readonly places: readonly PlaceCount[];
  /** Closed in the period. */
  readonly closed: readonly { readonly outcome: string; readonly cases: number }[];
  readonly ahead: readonly Group[];
}

/** The figures of no case. */
export const NO_CASES: Part = {
  ...{ cases: 0, registered: 0 },
  ...{ stages: [], waits: [], load: [], pauses: [], valid: [], places: [], closed: [], ahead: [] },
};

/** Rows with the same key added up, in the order in which they first come. */
function added<Row>(rows: readonly Row[], keyOf: (row: Row) => string, add: (a: Row, b: Row) => Row): Row[] {
  const sums = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = sums.get(key);
    sums.set(key, known === undefined ? row : add(known, row));
  }
  return [...sums.values()];
}

const addMonth = (a: StageMonth, b: StageMonth): StageMonth => ({
  entered: a.entered + b.entered,
  through: a.through + b.through,
  ended: a.ended + b.ended,
  days: addDays(a.days, b.days),
});

function addMonths(a: StageCount['months'], b: StageCount['months']): StageCount['months'] {
  const sum: Record<string, StageMonth> = { ...a };
  for (const [month, one] of Object.entries(b)) {
    const known = sum[month];
    sum[month] = known === undefined ? one : addMonth(known, one);
  }
  return sum;
}

const addStage = (a: StageCount, b: StageCount): StageCount => ({
  ...a,
  now: a.now + b.now,
  waited: addDays(a.waited, b.waited),
  months: addMonths(a.months, b.months),
  history: {
    days: addDays(a.history.days, b.history.days),
    through: a.history.through + b.history.through,
    skipped: a.history.skipped + b.history.skipped,
    ended: a.history.ended + b.history.ended,
  },
});

const addWait = (a: WaitCount, b: WaitCount): WaitCount => ({
  ...a,
  cases: a.cases + b.cases,
  items: a.items + b.items,
  overdue: a.overdue + b.overdue,
  waited: addDays(a.waited, b.waited),
});

const addValid = (a: ValidCount, b: ValidCount): ValidCount => ({
  what: a.what,
  ...{ expired: a.expired + b.expired, '30': a['30'] + b['30'] },
  ...{ '60': a['60'] + b['60'], '90': a['90'] + b['90'] },
});

const addCases = <Row extends { readonly cases: number }>(a: Row, b: Row): Row => ({
  ...a,
  cases: a.cases + b.cases,
});

/** Counts of different cases as one. It does not matter how they were divided, nor in which order they come. */
export function addedUp(parts: readonly Part[]): Part {
  const sum = (of: (part: Part) => number): number => parts.reduce((total, part) => total + of(part), 0);
  return {
    cases: sum(({ cases }) => cases),
    registered: sum(({ registered }) => registered),
    stages: added(
      parts.flatMap(({ stages }) => stages),
      ({ programme, stage }) => `${programme} ${stage}`,
      addStage,
    ),
    waits: added(
      parts.flatMap(({ waits }) => waits),
      ({ kind, office }) => `${kind} ${office}`,
      addWait,
    ),
    load: added(
      parts.flatMap(({ load }) => load),
      ({ role, office }) => `${role} ${office}`,
      (a, b) => ({ ...a, cases: a.cases + b.cases, overdue: a.overdue + b.overdue }),
    ),
    pauses: added(
      parts.flatMap(({ pauses }) => pauses),
      ({ stage }) => stage,
      addCases,
    ),
    valid: added(
      parts.flatMap(({ valid }) => valid),
      ({ what }) => what,
      addValid,
    ),
    places: added(
      parts.flatMap(({ places }) => places),
      ({ office, destinationOffice }) => `${office} ${destinationOffice}`,
      (a, b) => ({ ...a, underWay: a.underWay + b.underWay, arrived: a.arrived + b.arrived }),
    ),
    closed: added(
      parts.flatMap(({ closed }) => closed),
      ({ outcome }) => outcome,
      addCases,
    ),
    ahead: added(
      parts.flatMap(({ ahead }) => ahead),
      ({ programme, ahead, weeks }) => JSON.stringify([programme, ahead, weeks]),
      addCases,
    ),
  };
}
