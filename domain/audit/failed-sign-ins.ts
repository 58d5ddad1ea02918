/** As many failures of a person are entries of their own, in each window; the same number locks an account of a folder. */
export const NAMED_TRIES = 5;
/** Beyond that, a further entry says so each time that the number of failures has another digit. */
const FIRST_ROUND = 10;
/** How many deliveries are known again. */
const MAX_DELIVERIES = 500;
const WINDOW_MS = 15 * 60_000;

/** A failed sign-in of somebody who is known. */
export interface FailedTry {
  readonly id: string;
  readonly at: string;
}

/** What is kept of a person's failed sign-ins in a window of time, so that no flood of them fills the chain. */
export interface FailedTries {
  readonly count: number;
  /** Ids of those that are entries of their own. */
  readonly named: readonly string[];
  /** Ids of the latest deliveries that were counted. */
  readonly deliveries: readonly string[];
}

const NONE: FailedTries = { count: 0, named: [], deliveries: [] };

/** When the quarter of an hour began in which this instant lies. */
export const windowOf = (at: string): string =>
  new Date(Math.floor(Date.parse(at) / WINDOW_MS) * WINDOW_MS).toISOString();

/** Ten, a hundred, a thousand, and so on: those that a number has reached. */
export function roundsOf(count: number): number[] {
  const rounds: number[] = [];
  for (let round = FIRST_ROUND; round <= count; round *= 10) rounds.push(round);
  return rounds;
}

/**
 * Counts a delivery of failures in one window. Those among them that are entries of their own come back, also when the
 * same delivery is repeated, so that whoever was cut off before writing them can write them again.
 */
export function countTries(
  before: FailedTries | undefined,
  delivery: string,
  tries: readonly FailedTry[],
): { after: FailedTries; named: FailedTry[] } {
  const known = before ?? NONE;
  const each = [...new Map(tries.map((one) => [one.id, one])).values()];
  const fresh = each.filter(({ id }) => !known.named.includes(id));
  if (fresh.length === 0 || known.deliveries.includes(delivery))
    return { after: known, named: each.filter(({ id }) => known.named.includes(id)) };
  const ids = [...known.named, ...fresh.map(({ id }) => id)].slice(0, NAMED_TRIES);
  const after = {
    count: known.count + fresh.length,
    named: ids,
    deliveries: [...known.deliveries, delivery].slice(-MAX_DELIVERIES),
  };
  return { after, named: each.filter(({ id }) => ids.includes(id)) };
}
