import type { Anchor } from '../../domain/audit/anchor.ts';
import { MOST_NAMED } from '../../domain/audit/anchoring.ts';
import { inRegister, registered } from '../adapters/register-store.ts';
import { pieceOf, readAnchor, vanishedAt } from './anchor-archive.ts';
import { theTable } from './the-store.ts';

/** A piece has 512 ends: this many are looked through for those who are missing. */
const MOST_PIECES = 400;

async function notRegistered(owners: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    [...new Set(owners)].map(async (owner) => ((await registered(theTable(), owner)) ? [] : [owner])),
  );
  return found.flat();
}

/** The owners of the ends in an anchor and all before it, a piece at a time, the newest first. */
async function* ownersBefore(newest: Anchor): AsyncGenerator<string[]> {
  for (let { number } = newest; number > 0; number -= 1) {
    const anchor = await readAnchor(number);
    for (let from = 0; anchor && from < anchor.ends; ) {
      const { ends = [] } = (await pieceOf(anchor.endsRoot, anchor.ends, from)) ?? {};
      if (ends.length === 0) break;
      yield ends.map(({ owner }) => inRegister(owner));
      from += ends.length;
    }
  }
}

/**
 * Owners that an anchor held and the register holds no longer, though nobody ever leaves it: those of which the anchor
 * before told already, and those who are missing now. `known` is how many that are in the register now were anchored before:
 * at least all those who were in the register then, and had a chain.
 */
export async function leftRegister(before: Anchor | undefined, known: number | undefined): Promise<string[]> {
  if (!before || known === undefined) return [];
  const left = new Set(await notRegistered(await vanishedAt(before)));
  const missing = before.register.owners - before.register.vanished - known;
  if (missing <= 0) return [...left];
  const all = left.size + missing;
  let pieces = 0;
  for await (const owners of ownersBefore(before)) {
    for (const owner of await notRegistered(owners)) left.add(owner);
    pieces += 1;
    if (left.size >= Math.min(all, MOST_NAMED) || pieces === MOST_PIECES) break;
  }
  return [...left];
}
