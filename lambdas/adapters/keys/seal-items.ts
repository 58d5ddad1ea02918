import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { KeyOwner } from '../../../contracts/key-table.ts';
import type { DataKey, SealContext } from './seal-bytes.ts';
import { openBytes, sealBytes } from './seal-bytes.ts';
import { keyOfItem, ownerOfItem, SEALED_FIELDS } from './sealed-fields.ts';

type Item = Record<string, unknown>;

/** The attribute that holds what is sealed, and the person whose key sealed it. */
export const SEALED = 'sealed';
export const KEY_OF = 'keyOf';
/**
 * Marks what cannot be read again, with the owner whose key is destroyed: by a symbol, which no row of the table can have.
 */
const ERASED = Symbol('erased');
interface Marked {
  readonly [ERASED]?: KeyOwner;
}

/** The owner whose key is destroyed, of an item that was erased; undefined of any other. */
export const erasedOwner = (item: Item): KeyOwner | undefined => (item as Marked)[ERASED];
/** What makes the digest of a stored record unguessable is as secret as the record. */
const SALT = 'salt';

/** The name of the table by what it holds: a restored copy has another name and the same records. */
const TABLE = 'records';

const contextOf = ({ pk, sk, type }: Item): SealContext => ({
  ...{ table: TABLE, pk: String(pk), sk: String(sk), type: String(type) },
});

/** What is left of an erased case, sponsor or complaint has no key any more, and says nothing personal. */
const isBlank = ({ type, erasedAt }: Item): boolean =>
  (type === 'case' || type === 'sponsor' || type === 'complaint') && erasedAt !== undefined;

/** The owner of the key that an item is to be sealed with; undefined if nothing in it is. */
export function ownerToSeal(item: Item): KeyOwner | undefined {
  if (isBlank(item)) return undefined;
  const fields = SEALED_FIELDS.get(String(item.type));
  if (!fields?.some((field) => item[field] !== undefined)) return undefined;
  return ownerOfItem(item, keyOfItem(item));
}

/** The owner of the key that sealed an item; undefined if nothing in it is sealed. */
export const ownerToOpen = (item: Item): KeyOwner | undefined =>
  item[SEALED] === undefined ? undefined : ownerOfItem(item, item[KEY_OF]);

/** The first byte of what was made smaller before it was sealed; JSON of an object begins with a brace. */
const SMALLER = 1;
/** Below this, nothing is saved: the sealed bytes of an item are counted by the kilobyte. */
const WORTH_BYTES = 256;

/** JSON as it is sealed: smaller where that saves bytes, because names of fields come again and again in it. */
function packed(secret: Item): Buffer {
  const json = Buffer.from(JSON.stringify(secret));
  if (json.length < WORTH_BYTES) return json;
  const small = deflateRawSync(json);
  return small.length + 1 < json.length ? Buffer.concat([Buffer.from([SMALLER]), small]) : json;
}

const unpacked = (bytes: Buffer): string =>
  (bytes[0] === SMALLER ? inflateRawSync(bytes.subarray(1)) : bytes).toString();

/** An item with its personal fields in one sealed attribute. */
export function sealItem(item: Item, key: DataKey): Item {
  const fields = SEALED_FIELDS.get(String(item.type)) ?? [];
  const rest: Item = {};
  const secret: Item = {};
  for (const name of Object.keys(item))
    (name === SALT || fields.includes(name) ? secret : rest)[name] = item[name];
  const keyOf = keyOfItem(item);
  if (keyOf !== undefined) rest[KEY_OF] = keyOf;
  rest[SEALED] = sealBytes(key, packed(secret), contextOf(item));
  return rest;
}

/** An item as it was before it was sealed; throws `SealBroken` if the sealed value is not the one of this item. */
export function openItem(item: Item, key: DataKey): Item {
  const { [SEALED]: sealed, [KEY_OF]: _owner, ...rest } = item;
  const bytes = typeof sealed === 'string' ? Buffer.from(sealed, 'base64') : (sealed as Uint8Array);
  const secret = JSON.parse(unpacked(openBytes(key, bytes, contextOf(item)))) as Item;
  return { ...rest, ...secret };
}

/** What remains to be known of an item whose key is destroyed. */
export function erasedItem(item: Item, owner: KeyOwner): Item {
  const { [SEALED]: _sealed, [KEY_OF]: _keyOf, ...rest } = item;
  const marked: Marked = { [ERASED]: owner };
  return { ...rest, ...marked };
}
