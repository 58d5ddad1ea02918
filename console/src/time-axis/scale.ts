const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Distances between two marks of the axis, and how a mark is written. */
const STEPS = [
  { length: 1000, written: 'second' },
  { length: 10_000, written: 'second' },
  { length: MINUTE, written: 'minute' },
  { length: 10 * MINUTE, written: 'minute' },
  { length: HOUR, written: 'minute' },
  { length: 6 * HOUR, written: 'minute' },
  { length: DAY, written: 'day' },
  { length: 7 * DAY, written: 'day' },
  { length: 30 * DAY, written: 'day' },
  { length: 91 * DAY, written: 'month' },
  { length: 365 * DAY, written: 'month' },
] as const;

const LONGEST = STEPS[10];

export type Written = (typeof STEPS)[number]['written'];

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where an instant stands between the beginning (0) and the end (100). */
export const percentOf = ({ from, to }: Range, at: number): number =>
  Math.min(100, Math.max(0, ((at - from) / Math.max(1, to - from)) * 100));

/** A range with some room at both ends, and never empty. */
export function roomy({ from, to }: Range): Range {
  const room = Math.max((to - from) * 0.02, 500);
  return { from: from - room, to: to + room };
}

/** The marks of an axis, at most about `most` of them, at local midnights where they are days apart. */
export function marksOf(range: Range, most: number): { at: number; written: Written }[] {
  const length = range.to - range.from;
  const step = STEPS.find((each) => length / each.length <= most) ?? LONGEST;
  const first = new Date(range.from);
  if (step.length >= DAY) first.setHours(0, 0, 0, 0);
  const start = step.length >= DAY ? first.getTime() : Math.floor(range.from / step.length) * step.length;
  const marks: { at: number; written: Written }[] = [];
  for (let at = start; at <= range.to && marks.length < 200; at += step.length)
    if (at >= range.from) marks.push({ at, written: step.written });
  return marks;
}
