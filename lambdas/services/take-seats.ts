import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { answering, isEmpty, mergeChanges } from '../../domain/case/change.ts';
import type { OrientationClass } from '../../domain/classes/orientation-class.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { giveWork, takeBackWork } from '../../domain/organisation/give-work.ts';
import type { Seats } from '../../stages/cultural-orientation/take-seats.ts';
import {
  freePlaces,
  sessionOf,
  takeSeats,
  waitingSession,
} from '../../stages/cultural-orientation/take-seats.ts';
import type { Store } from './the-store.ts';

/**
 * Takes places in a class. Where a partner organisation teaches it, it sees those who have a place from now on: their
 * session is given to it, if each of them consents, and returns with the last of them.
 */
export async function seatsTaken(
  store: Store,
  file: CaseFile,
  taught: OrientationClass,
  personIds: string[],
  command: Command,
): Promise<Change<Seats>> {
  const change = takeSeats(file, taught, personIds, command);
  if (taught.organisation === undefined || isEmpty(change)) return change;
  if (personIds.length === 0) return returned(file, taught, change, command);
  const organisation = await store.loadOrganisation(taught.organisation);
  const session = waitingSession(file, taught.group);
  const given = giveWork(file, session, organisation, command, [...new Set(personIds)].sort());
  return answering(mergeChanges(given, change), change.answer);
}

/** The household loses its places in a class that will not be, or that was not; nobody else has its session any more. */
export const placesFreed = (file: CaseFile, taught: OrientationClass, command: Command): Change<Seats> =>
  returned(file, taught, freePlaces(file, taught, command), command);

/** The same change, with the session returned to the office if a partner organisation has it. */
function returned(
  file: CaseFile,
  taught: OrientationClass,
  change: Change<Seats>,
  command: Command,
): Change<Seats> {
  const session = sessionOf(file, taught.group);
  const back = takeBackWork(session ? [session] : [], 'place-given-back', command);
  return answering(mergeChanges(back, change), change.answer);
}
