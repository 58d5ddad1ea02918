import * as z from 'zod';
import { InstantSchema, isBefore, plus } from '../kernel/calendar.ts';
import { AnchoredEndSchema } from './anchored-end.ts';
import { PIECE, TreeSoFarSchema } from './pieces.ts';

/** What stopped an anchoring on its way, how many times in a row, and from when on it tries again by itself. */
const TroubleSchema = z.strictObject({
  at: InstantSchema,
  because: z.string(),
  times: z.int().positive(),
  again: InstantSchema,
});

const CountSchema = z.int().nonnegative();

/** The making of an anchor, which goes on in steps until it is made. It names nobody. */
export const AnchoringSchema = z.strictObject({
  id: z.string(),
  begunAt: InstantSchema,
  /** Somebody asked for it; otherwise it is the daily one. */
  asked: z.boolean(),
  /** Chains are looked at; then what stands in the anchor is noted; then it is made. */
  state: z.enum(['looking', 'noting', 'made']),
  /** How many owners were in the register at the last anchor, and how many have been looked at. */
  expected: CountSchema,
  looked: CountSchema,
  /** Chains that had grown, and how many of them are noted. */
  ends: CountSchema,
  noted: CountSchema,
  /** The anchor's number, as soon as it is written. */
  number: z.int().positive().nullable(),
  /** When it last got on. */
  movedAt: InstantSchema,
  trouble: TroubleSchema.nullable(),
});
export type Anchoring = z.infer<typeof AnchoringSchema>;

/** How many owners whose record is gone are named; the anchor says how many there are. */
export const MOST_NAMED = 1000;

/** Where an anchoring stands in the register, and its trees so far. It stays small, however many owners there are. */
export const AnchoringWorkSchema = z.strictObject({
  /** The number of the newest anchor when it began. */
  follows: CountSchema,
  shard: CountSchema,
  after: z.string().nullable(),
  vanished: CountSchema,
  /** How many of those that were looked at stand in an anchor; absent in what an older version began. */
  known: CountSchema.optional(),
  names: z.array(z.string()).max(MOST_NAMED),
  /** Ends that do not fill a piece yet, and the tree of the pieces. */
  open: z.array(AnchoredEndSchema).max(PIECE),
  pieces: TreeSoFarSchema,
  owners: TreeSoFarSchema,
});
export type AnchoringWork = z.infer<typeof AnchoringWorkSchema>;

export const beginAnchoring = (id: string, asked: boolean, expected: number, at: string): Anchoring => ({
  ...{ id, begunAt: at, asked, state: 'looking', expected, looked: 0, ends: 0, noted: 0 },
  ...{ number: null, movedAt: at, trouble: null },
});

export const NOTHING_YET: AnchoringWork = {
  ...{
    follows: 0,
    shard: 0,
    after: null,
    vanished: 0,
    known: 0,
    names: [],
    open: [],
    pieces: [],
    owners: [],
  },
};

const DAILY = 'P1D';

/** Clocks of machines that take turns differ by less. */
const CLOCKS_DIFFER = 'PT1M';

/** Whether an instant was told by a clock that was wrong: it has not come yet. Nothing waits until it does. */
const isAhead = (told: string, at: string): boolean => isBefore(plus(at, CLOCKS_DIFFER), told);

/** Whether the next daily anchoring is to begin. */
export const isDue = (newest: Anchoring | undefined, at: string): boolean =>
  newest === undefined ||
  (newest.state === 'made' && (!isBefore(at, plus(newest.begunAt, DAILY)) || isAhead(newest.begunAt, at)));

/** Whether it still waits after something stopped it. Whoever asks for an anchor does not wait. */
export const waits = ({ trouble }: Anchoring, at: string): boolean =>
  trouble !== null && isBefore(at, trouble.again) && !isAhead(trouble.at, at);

/** Whether somebody works on it, who said until when others are to leave it alone. */
export const isBusy = ({ movedAt }: Anchoring, busyUntil: string, at: string): boolean =>
  isBefore(at, busyUntil) && !isAhead(movedAt, at);

const MOST_DOUBLED = 6;

/** Something stopped it: it tries again by itself after one minute, then two, up to an hour. */
export function stopped(anchoring: Anchoring, because: string, at: string): Anchoring {
  const times = (anchoring.trouble?.times ?? 0) + 1;
  const minutes = Math.min(60, 2 ** Math.min(times - 1, MOST_DOUBLED));
  return { ...anchoring, trouble: { at, because, times, again: plus(at, `PT${minutes}M`) } };
}
