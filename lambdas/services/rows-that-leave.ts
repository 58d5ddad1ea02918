import type { HeldBack } from '../../domain/case/held-back.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { isPartnerSystem } from '../../domain/kernel/actor.ts';
import { heldBackAmong } from './held-back.ts';
import type { Store } from './the-store.ts';

interface Listing<Row> {
  readonly rows: readonly Row[];
  /** The case or sponsor that a row is about. */
  ownerOf(row: Row): string;
  /** The row without those of its household who are held back; undefined if nothing is left of it. */
  without?(row: Row, back: HeldBack): Row | undefined;
}

/** A list as it is saved as a file, or read by a partner system: without those who are held back, and how many rows that is. */
export async function rowsThatLeave<Row>(
  store: Store,
  { actor, as }: { readonly actor: Actor; readonly as?: 'file' | undefined },
  { rows, ownerOf, without = (row) => row }: Listing<Row>,
): Promise<{ rows: Row[]; heldBack?: number }> {
  const way = isPartnerSystem(actor) ? 'partner-reading' : as === 'file' ? 'list-file' : undefined;
  if (way === undefined) return { rows: [...rows] };
  const back = await heldBackAmong(store, [...new Set(rows.map(ownerOf))], way);
  const leaving = rows.flatMap((row) => {
    const held = back.get(ownerOf(row));
    if (!held) return [row];
    const left = held.whole === undefined ? without(row, held) : undefined;
    return left === undefined ? [] : [left];
  });
  return { rows: leaving, heldBack: rows.length - leaving.length };
}
