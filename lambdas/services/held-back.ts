import type { CaseFile } from '../../domain/case/case-file.ts';
import type { HeldBack, WayOut } from '../../domain/case/held-back.ts';
import { heldBack } from '../../domain/case/held-back.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { isPartnerSystem } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { isSponsorId } from '../../domain/work-item/work-item.ts';
import type { Store } from './the-store.ts';

const AT_ONCE = 25;

/** Whose data of one case or sponsor may not leave this way now; undefined if nobody's: most ask for nothing. */
async function heldBackOf(store: Store, owner: string, way: WayOut): Promise<HeldBack | undefined> {
  const rights = await store.rightsOf(owner);
  if (!rights.some(({ status }) => status === 'granted')) return undefined;
  const persons = isSponsorId(owner) ? [] : (await store.loadCase(owner)).persons;
  const found = heldBack({ rights, persons }, way);
  return found.whole === undefined && found.persons.size === 0 ? undefined : found;
}

/** Those of these cases and sponsors of which something may not leave this way now. */
export async function heldBackAmong(
  store: Store,
  owners: readonly string[],
  way: WayOut,
): Promise<Map<string, HeldBack>> {
  const found = new Map<string, HeldBack>();
  for (let from = 0; from < owners.length; from += AT_ONCE)
    await Promise.all(
      owners.slice(from, from + AT_ONCE).map(async (owner) => {
        const one = await heldBackOf(store, owner, way);
        if (one) found.set(owner, one);
      }),
    );
  return found;
}

/** Refuses a partner system a household that asked, and was granted, that nothing be done with its data. */
export function refuseHeldBack(file: CaseFile, actor: Actor): void {
  if (isPartnerSystem(actor) && heldBack(file, 'partner-reading').whole !== undefined)
    throw new CaseError(
      'Forbidden',
      'Expected a household whose data may be used: it was granted a restriction or an objection.',
    );
}
