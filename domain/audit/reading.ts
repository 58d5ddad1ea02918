import type { Fact } from './audit-entry.ts';

const PREFIX = 'reads-';

/** Whose chain tells what a person read on a day. The days of a person are one chain: each goes on from the one before. */
export const readingsOf = (reader: string, day: string): string => `${PREFIX}${day}-${reader}`;
export const isReadings = (owner: string): boolean => owner.startsWith(PREFIX);

/** The person and the day of such a chain. */
export function readerOf(owner: string): { reader: string; day: string } {
  const rest = owner.slice(PREFIX.length);
  return { day: rest.slice(0, 10), reader: rest.slice(11) };
}

/** At most so many records are named in one entry; a page has no more. */
const MAX_SEEN = 200;
const CASE = /^case-[0-9a-z]{20}$/;
const SPONSOR = /^sponsor-[0-9a-z]{20}$/;

export interface Seen {
  cases: string[];
  sponsors: string[];
}

const isHolder = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A row that is there without telling whose it is. */
const isWithheld = (row: Record<string, unknown>): boolean =>
  row.restricted === true || ('number' in row && row.number === null);

/** The cases and sponsors whose data stand in an answer, by the ids in it; rows that are withheld show nothing. */
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

/** That somebody read: which classes of data, of whom; never what they looked for. */
export const readingFact = (act: string, fields: readonly string[], { cases, sponsors }: Seen): Fact => ({
  act,
  details: { fields: [...fields], cases, sponsors },
});
