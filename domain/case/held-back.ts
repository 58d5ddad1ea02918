import * as z from 'zod';
import type { CaseFile } from './case-file.ts';
import type { ConsentPurpose } from './consent.ts';
import { recordsAbout } from './records-about.ts';
import type { NotUsed, RightsRequest } from './rights-request.ts';
import { notUsed } from './rights-request.ts';

/**
 * How data leaves the house where no consent is asked, and what it is handed on for there: an objection to that holds it
 * back, and a restriction holds back everything. Where a consent is asked, that question looks at both. What a person
 * gets of their own, and a court by its order, is held back from nobody.
 */
export const WAYS_OUT = {
  /** An export of an office or a programme. */
  export: 'referral-to-partner',
  /** A list that is saved as a file. */
  'list-file': 'referral-to-partner',
  /** What a partner system reads with its key. */
  'partner-reading': 'referral-to-partner',
  /** What a partner system is told by itself. */
  webhook: 'referral-to-partner',
  /** A calendar program outside, which is told names. */
  calendar: undefined,
  /** A copy for the family. */
  'family-copy': undefined,
  /** The page of a person, which others may look at over their shoulder. */
  'persons-page': undefined,
} as const satisfies Readonly<Record<string, ConsentPurpose | undefined>>;
export type WayOut = keyof typeof WAYS_OUT;

/** Whose data does not leave, and why: a record as a whole, or these of a household. */
export interface HeldBack {
  readonly whole?: NotUsed;
  readonly persons: ReadonlyMap<string, NotUsed>;
}

type Concerned = Pick<CaseFile, 'persons'> & { readonly rights: readonly RightsRequest[] };

/** Whose data may not leave this way now: of a household, or of a sponsor, in which there are no persons. */
export function heldBack({ rights, persons }: Concerned, way: WayOut): HeldBack {
  const purpose = WAYS_OUT[way];
  const alone = new Map(
    persons.flatMap(({ id }) => {
      const why = notUsed(rights, id, purpose);
      return why === undefined ? [] : [[id, why] as const];
    }),
  );
  const members = persons.filter(({ status }) => status === 'active');
  const everybody = members.length > 0 && members.every(({ id }) => alone.has(id));
  const whole = notUsed(rights, undefined, purpose) ?? (everybody ? [...alone.values()][0] : undefined);
  return whole === undefined ? { persons: alone } : { whole, persons: alone };
}

/** Whose data may not leave this way, by all records of a case or sponsor. */
export function heldBackIn(records: readonly { type: string }[], way: WayOut): HeldBack {
  const of = <T>(type: string) => records.filter((one) => one.type === type) as unknown as T[];
  return heldBack({ rights: of('rights-request'), persons: of('person') }, way);
}

/** The records of a case or sponsor as they leave the house: without those of who is held back. */
export function thatLeave<R extends { type: string }>(records: readonly R[], way: WayOut): R[] {
  const back = heldBackIn(records, way);
  if (back.whole !== undefined) return [];
  const gone = new Set([...back.persons.keys()].flatMap((id) => recordsAbout(records, id)));
  return gone.size === 0 ? [...records] : records.filter((one) => !gone.has(one));
}

const isRecord = (one: unknown): one is { type: string } =>
  typeof one === 'object' && one !== null && 'type' in one && 'schema' in one;

/** Ids of its members who are held back, and of the records about them alone. */
export function idsHeldBack(file: CaseFile, way: WayOut): ReadonlySet<string> {
  const ids = [...heldBack(file, way).persons.keys()];
  const records = ids.length === 0 ? [] : Object.values(file).flat().filter(isRecord);
  const about = ids.flatMap((id) => recordsAbout(records, id));
  return new Set([...ids, ...about.flatMap((one) => ('id' in one ? [String(one.id)] : []))]);
}

/** A case as it leaves the house this way, without those of its members who are held back. */
export function asItLeaves(file: CaseFile, way: WayOut): CaseFile {
  const { persons } = heldBack(file, way);
  if (persons.size === 0) return file;
  const records = Object.values(file).flat().filter(isRecord);
  const gone = new Set<unknown>([...persons.keys()].flatMap((id) => recordsAbout(records, id)));
  const kept = Object.entries(file)
    .filter(([, value]) => !gone.has(value))
    .map(([name, value]) => [name, Array.isArray(value) ? value.filter((one) => !gone.has(one)) : value]);
  return Object.fromEntries(kept) as unknown as CaseFile;
}

/** How many are held back for one reason. */
const CountSchema = z.object({
  /** Households as a whole, of which nothing leaves. */
  cases: z.int().min(0),
  /** Members of the other households. */
  persons: z.int().min(0),
  sponsors: z.int().min(0),
});
export const HeldBackCountsSchema = z.object({ restricted: CountSchema, objected: CountSchema });
export type HeldBackCounts = z.infer<typeof HeldBackCountsSchema>;

const NOBODY = { cases: 0, persons: 0, sponsors: 0 };

/** How many are held back, and why: adds up whole cases and sponsors, and single persons of the other cases. */
export function countHeldBack(found: Iterable<readonly [owner: string, HeldBack]>): HeldBackCounts {
  const counts = { restricted: { ...NOBODY }, objected: { ...NOBODY } };
  for (const [owner, { whole, persons }] of found)
    if (whole !== undefined) counts[whole][owner.startsWith('sponsor-') ? 'sponsors' : 'cases'] += 1;
    else for (const why of persons.values()) counts[why].persons += 1;
  return counts;
}

/** The counts of one page more. */
export const addedUp = (one: HeldBackCounts, other: HeldBackCounts): HeldBackCounts => ({
  restricted: sumOf(one.restricted, other.restricted),
  objected: sumOf(one.objected, other.objected),
});

const sumOf = (one: z.infer<typeof CountSchema>, other: z.infer<typeof CountSchema>) => ({
  cases: one.cases + other.cases,
  persons: one.persons + other.persons,
  sponsors: one.sponsors + other.sponsors,
});
