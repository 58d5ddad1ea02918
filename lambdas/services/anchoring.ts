import type { Anchoring } from '../../domain/audit/anchoring.ts';
import { beginAnchoring, isBusy, isDue, NOTHING_YET, stopped, waits } from '../../domain/audit/anchoring.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import type { StoredAnchoring } from '../adapters/anchoring-store.ts';
import { keepAnchoring, newestAnchoring, workOf } from '../adapters/anchoring-store.ts';
import { newestAnchor } from './anchor-archive.ts';
import { step } from './anchoring-steps.ts';
import { logDone, logFailure } from './log.ts';
import { theTable } from './the-store.ts';

/** A call that works on an anchoring: when, for how long at most, and until when others leave it alone. */
export interface Turn {
  readonly at: string;
  readonly forMs: number;
  readonly alone: string;
}

const nameOf = (error: unknown): string => (error instanceof CaseError ? error.name : 'Unexpected');

/** Takes steps for as long as the turn lasts. Each is stored before the next begins, so that a call that dies costs one step. */
async function workOn(begun: StoredAnchoring, { at, forMs, alone }: Turn): Promise<Anchoring> {
  const until = performance.now() + forMs;
  const busyUntil = plus(at, alone);
  let now = begun;
  let goesOn = true;
  try {
    let work = await workOf(theTable());
    while (goesOn) {
      const after = await step({ anchoring: now.anchoring, work });
      const anchoring = { ...after.anchoring, movedAt: at, trouble: null };
      goesOn = anchoring.state !== 'made' && performance.now() < until;
      const kept = await keepAnchoring(theTable(), now, {
        ...{ anchoring, work: anchoring.state === 'made' ? NOTHING_YET : after.work },
        busyUntil: goesOn ? busyUntil : at,
      });
      // Somebody else has taken it over, because this call took longer than it said.
      if (!kept) return (await newestAnchoring(theTable()))?.anchoring ?? now.anchoring;
      [now, work] = [kept, after.work];
    }
  } catch (error) {
    logFailure('MakeAnchor', error, { anchoring: now.anchoring.id });
    const anchoring = stopped(now.anchoring, nameOf(error), at);
    return (await keepAnchoring(theTable(), now, { anchoring, busyUntil: at }))?.anchoring ?? anchoring;
  }
  return now.anchoring;
}

/** Begins an anchoring after the newest one; undefined if somebody else has just done so. */
async function begun(
  before: StoredAnchoring | undefined,
  id: string,
  asked: boolean,
  { at, alone }: Turn,
): Promise<StoredAnchoring | undefined> {
  const newest = await newestAnchor();
  const anchoring = beginAnchoring(identifier('anchoring', id), asked, newest?.register.owners ?? 0, at);
  const work = { ...NOTHING_YET, follows: newest?.number ?? 0 };
  return keepAnchoring(theTable(), before, { anchoring, work, busyUntil: plus(at, alone) });
}

/** Takes over an anchoring that nobody works on; undefined if somebody else was faster. */
const takenOver = (before: StoredAnchoring, { at, alone }: Turn): Promise<StoredAnchoring | undefined> =>
  keepAnchoring(theTable(), before, {
    ...{ anchoring: { ...before.anchoring, movedAt: at }, busyUntil: plus(at, alone) },
  });

/**
 * Anchors all chains because somebody asks: begins, or goes on with what is under way and was broken off. It answers
 * with how far it is; what remains is done by itself.
 */
export async function anchorNow(id: string, turn: Turn): Promise<Anchoring> {
  const newest = await newestAnchoring(theTable());
  const underWay = newest !== undefined && newest.anchoring.state !== 'made';
  if (underWay && isBusy(newest.anchoring, newest.busyUntil, turn.at)) return newest.anchoring;
  const own = underWay ? await takenOver(newest, turn) : await begun(newest, id, true, turn);
  if (own) return workOn(own, turn);
  const others = await newestAnchoring(theTable());
  if (!others) throw new CaseError('StoreBusy', 'Somebody else began to anchor at the same time.');
  return others.anchoring;
}

/** When nobody looks, somebody is told of what keeps stopping it. */
const TOLD_AFTER = 3;

async function goOn(own: StoredAnchoring | undefined, turn: Turn): Promise<void> {
  const { id, trouble } = (own && (await workOn(own, turn))) ?? {};
  if (trouble && trouble.times >= TOLD_AFTER)
    logDone('MakeAnchor', { fault: 'anchoring-stopped', anchoring: id });
}

/** What is asked for every minute: goes on with what is under way, and begins the daily anchoring when it is due. */
export async function tendAnchoring(turn: Turn): Promise<void> {
  const newest = await newestAnchoring(theTable());
  const { at } = turn;
  if (newest && newest.anchoring.state !== 'made') {
    if (isBusy(newest.anchoring, newest.busyUntil, at) || waits(newest.anchoring, at)) return;
    await goOn(await takenOver(newest, turn), turn);
  } else if (isDue(newest?.anchoring, at)) await goOn(await begun(newest, at, false, turn), turn);
}

export const anchoringNow = async (): Promise<Anchoring | null> =>
  (await newestAnchoring(theTable()))?.anchoring ?? null;
