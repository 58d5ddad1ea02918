import type { OrientationClass } from '../../domain/classes/orientation-class.ts';
import { returnedClass, settledClass } from '../../domain/classes/plan-class.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { handedBack, handedBackFor, takeBackWork } from '../../domain/organisation/give-work.ts';
import { holderOrganisation } from '../../domain/work-item/given.ts';
import { sessionOf } from '../../stages/cultural-orientation/take-seats.ts';
import type { Store } from './the-store.ts';
import { unlessGone } from './unless-gone.ts';

/**
 * An organisation does not teach a class after all: the class is its office's own again, with its places, and each
 * household's session returns to the trainers, who are told. A repeat goes on with those that are left.
 */
export async function returnClass(
  store: Store,
  taught: OrientationClass,
  reason: string,
  command: Command,
): Promise<void> {
  settledClass(taught, 'cancelled', command);
  const reasonCode = handedBackFor(reason);
  for (const { caseId } of taught.households) {
    const ofCase = { ...command, id: `${command.id}/${caseId}` };
    await store
      .change(caseId, ofCase, (file) => {
        const session = sessionOf(file, taught.group);
        const isTheirs = session && holderOrganisation(session) === taught.organisation;
        const change = takeBackWork(isTheirs ? [session] : [], reasonCode, ofCase);
        const told = isTheirs && change.writes.length > 0 ? [handedBack(session, ofCase)] : [];
        return { ...change, writes: [...change.writes, ...told] };
      })
      .catch(unlessGone);
  }
  await store.commitClass(returnedClass(await store.loadClass(taught.id), reasonCode), command);
}
