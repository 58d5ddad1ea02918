import { sealing } from '../adapters/keys/open-items.ts';
import { ownerToSeal } from '../adapters/keys/seal-items.ts';
import { SEALED_FIELDS_DIGEST } from '../adapters/keys/sealed-fields.ts';
import { theKeys } from './the-keys.ts';

/**
 * Seals items that were stored before their fields were sealed, for the host whose table they are in. Null for one in
 * which nothing is to be sealed, or whose owner is erased.
 */
export async function sealRecords(items: readonly Record<string, unknown>[]) {
  const owners = [...new Set(items.flatMap((item) => ownerToSeal(item) ?? []))];
  const erased = await theKeys().destroyed(owners);
  const meant = items.filter((item) => {
    const owner = ownerToSeal(item);
    return owner !== undefined && !erased.has(owner);
  });
  const seal = await sealing(theKeys, meant);
  return {
    fields: SEALED_FIELDS_DIGEST,
    items: items.map((item) => (seal && meant.includes(item) ? withText(seal(item)) : null)),
  };
}

const withText = ({ sealed, ...rest }: Record<string, unknown>) => ({
  ...{ rest, sealed: Buffer.from(sealed as Uint8Array).toString('base64') },
});
