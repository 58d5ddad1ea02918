import { returnedClass } from '../../domain/classes/plan-class.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { OrganisationChange } from '../../domain/organisation/change-agreement.ts';
import { takeBackWork, takesWork } from '../../domain/organisation/give-work.ts';
import type { Organisation } from '../../domain/organisation/organisation.ts';
import { holderOrganisation } from '../../domain/work-item/given.ts';
import type { Store } from './the-store.ts';

/** A call stops before its time is over; the daily comparison goes on with what is left. */
const LONGEST_MS = 15_000;
const CLASSES = 100;

interface Returning {
  /** The organisation as it is now: what its agreement still covers stays, unless nobody of it is left. */
  readonly organisation: Organisation;
  readonly nobodyLeft?: boolean;
  readonly reasonCode: string;
}

/** Returns the work of one case that the organisation may not have any more; how much it was. */
async function returnOfCase(
  store: Store,
  caseId: string,
  { organisation, nobodyLeft = false, reasonCode }: Returning,
  command: Command,
): Promise<number> {
  let returned = 0;
  const ofCase = { ...command, id: `${command.id}/${caseId}` };
  await store.change(caseId, ofCase, (file) => {
    const theirs = file.workItems.filter((item) => holderOrganisation(item) === organisation.id);
    const over = nobodyLeft
      ? theirs
      : theirs.filter((item) => !takesWork(file, organisation, item, command.at));
    const change = takeBackWork(over, reasonCode, ofCase);
    returned = change.writes.length;
    return change;
  });
  return returned;
}

/** Planned classes that the organisation may not teach any more are the office's own again, with their places. */
async function returnClasses(
  store: Store,
  { organisation, nobodyLeft, reasonCode }: Returning,
  command: Command,
) {
  const { agreement, ended, pending } = organisation;
  const covers = !ended && !nobodyLeft && agreement?.services.includes('orientation') === true;
  for (const office of new Set([...(agreement?.offices ?? []), ...(pending?.agreement.offices ?? [])]))
    for (const one of (await store.listClasses(office, CLASSES)).items)
      if (one.organisation === organisation.id && one.status === 'planned' && !covers) {
        await store.commitClass(returnedClass(one, reasonCode), command);
      }
}

/** Returns what an organisation may not have any more to the queues of its offices; how much it was. */
export async function returnWork(store: Store, asked: Returning, command: Command): Promise<number> {
  const until = performance.now() + LONGEST_MS;
  await returnClasses(store, asked, command);
  const { rows } = await store.readQueue('partner-staff', asked.organisation.id);
  let returned = 0;
  for (const caseId of new Set(rows.map((row) => row.caseId))) {
    if (performance.now() >= until) break;
    returned += await returnOfCase(store, caseId, asked, command);
  }
  return returned;
}

/** Commits a change of an agreement, and returns the work that it covers no more. */
export async function settleOrganisation(
  store: Store,
  change: OrganisationChange,
  command: Command,
): Promise<number> {
  await store.commitOrganisation(change, command);
  const { record: organisation } = change;
  return returnWork(
    store,
    { organisation, reasonCode: organisation.ended?.reasonCode ?? 'agreement-changed' },
    command,
  );
}
