import type { Fact } from './audit-entry.ts';

const PREFIX = 'reads-';

/**
 * The owner of the chain of what a person read on a day. A person's days form one chain: each continues the previous
 * one.
 */
export const readingsOf = (reader: string, day: string): string => `${PREFIX}${day}-${reader}`;
export const isReadings = (owner: string): boolean => owner.startsWith(PREFIX);

/** The person and day of such a chain. */
export function readerOf(owner: string): { reader: string; day: string } {
  const rest = owner.slice(PREFIX.length);
  return { day: rest.slice(0, 10), reader: rest.slice(11) };
}

/** The most records named in one entry; no page has more. */
const MAX_SEEN = 200;
const CASE = /^case-[0-9a-z]{20}$/;
const SPONSOR = /^sponsor-[0-9a-z]{20}$/;

export interface Seen {
  cases: string[];
  sponsors: string[];
}

const isHolder = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A row that does not reveal whose it is. */
const isWithheld = (row: Record<string, unknown>): boolean =>
  row.restricted === true || ('number' in row && row.number === null);

/** The cases and sponsors whose data is in an answer, by their ids; withheld rows show nothing. */
export function seenIn(answer: unknown, also: readonly string[] = []): Seen {
  const ids = new Set(also);
  const rest = [answer];
  while (rest.length > 0) {
    const value = rest.pop();
    if (!isHolder(value) || isWithheld(value)) continue;
    for (const name of ['caseId', 'sponsorId', 'id'])
      if (typeof value[name] === 'string') ids.add(value[name]);
    rest.push(...Object.values(value));
  }
  const those = (pattern: RegExp) =>
    [...ids]
      .filter((id) => pattern.test(id))
      .sort()
      .slice(0, MAX_SEEN);
  return { cases: those(CASE), sponsors: those(SPONSOR) };
}

/** Records that somebody read: which classes of data, and whose; never what they searched for. */
export const readingFact = (act: string, fields: readonly string[], { cases, sponsors }: Seen): Fact => ({
  act,
  details: { fields: [...fields], cases, sponsors },
});
