import type { KeyOwner } from '../../../contracts/key-table.ts';
import type { DataKeys } from './data-keys.ts';
import type { DataKey } from './seal-bytes.ts';
import { erasedItem, openItem, ownerToOpen, ownerToSeal, sealItem } from './seal-items.ts';

type Item = Record<string, unknown>;
export type EachItem = (item: Item) => Item;

/** A sealed record without a key that was never destroyed: the key table is not the one of this table. */
class KeyLost extends Error {
  override readonly name = 'KeyLost';
}

/** Opens items that were read; one whose key is destroyed is marked as erased. */
export async function opening(keysOf: () => DataKeys, items: readonly Item[]): Promise<EachItem | undefined> {
  const owners = ownersOf(items, ownerToOpen);
  if (owners.length === 0) return undefined;
  const keys = keysOf();
  const known = await keys.of(owners);
  const lost = known.size === owners.length ? [] : owners.filter((owner) => !known.has(owner));
  const destroyed = lost.length === 0 ? new Set<KeyOwner>() : await keys.destroyed(lost);
  return (item) => {
    const owner = ownerToOpen(item);
    if (owner === undefined) return item;
    const key = known.get(owner);
    if (key) return openItem(item, key);
    if (destroyed.has(owner)) return erasedItem(item, owner);
    throw new KeyLost(
      `Expected the key of ${owner}, with which ${item.pk} ${item.sk} is sealed, received none: restore the key table from its backup.`,
    );
  };
}

/** Seals items that are to be written; throws `Erased` if the key of one is destroyed. */
export async function sealing(keysOf: () => DataKeys, items: readonly Item[]): Promise<EachItem | undefined> {
  const owners = ownersOf(items, ownerToSeal);
  if (owners.length === 0) return undefined;
  const known = await keysOf().makeAll(owners);
  return (item) => {
    const owner = ownerToSeal(item);
    return owner === undefined ? item : sealItem(item, known.get(owner) as DataKey);
  };
}

function ownersOf(items: readonly Item[], ownerOf: (item: Item) => KeyOwner | undefined): KeyOwner[] {
  const owners = new Set<KeyOwner>();
  for (const item of items) {
    const owner = ownerOf(item);
    if (owner !== undefined) owners.add(owner);
  }
  return [...owners];
}
