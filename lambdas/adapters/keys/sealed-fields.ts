import { createHash } from 'node:crypto';
import type * as z from 'zod';
import type { KeyOwner } from '../../../contracts/key-table.ts';
import { INSTALLATION_OWNERS } from '../../../contracts/key-table.ts';
import { ENTITY_SCHEMAS } from '../../../registry/entity-schemas.ts';
import { SEALED_ROWS } from './sealed-rows.ts';

type Item = Readonly<Record<string, unknown>>;

/** The parts of a schema, whatever it is made of. */
function partsOf(schema: z.ZodType): z.ZodType[] {
  const { def } = (schema as unknown as { _zod: { def: Record<string, unknown> } })._zod;
  const parts = Object.entries(def).flatMap(([name, value]) => {
    if (name === 'shape') return Object.values(value as object);
    if (name === 'getter') return [(value as () => unknown)()];
    return Array.isArray(value) ? value : [value];
  });
  return parts.filter(
    (part): part is z.ZodType =>
      typeof part === 'object' && part !== null && '_zod' in part && 'meta' in part,
  );
}

/** Whether a schema has a part that is marked as personal data. */
export function holdsPersonal(schema: z.ZodType, above: readonly z.ZodType[] = []): boolean {
  if (above.includes(schema)) return false;
  if (schema.meta()?.pii === true) return true;
  return partsOf(schema).some((part) => holdsPersonal(part, [...above, schema]));
}

const personalFields = ({ shape }: { shape: Record<string, z.ZodType> }): string[] =>
  Object.keys(shape).filter((field) => holdsPersonal(shape[field] as z.ZodType));

/** What is no entity and holds personal data nevertheless. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  /** The answer of a command, which a repeat gets again. */
  command: ['answer'],
  /** A registration whose e-mail address is not confirmed yet. */
  join: ['form', 'nonce'],
};

/** Fields of entities that say who somebody is although each of their words alone does not. */
const ALSO: Readonly<Record<string, readonly string[]>> = { sponsor: ['features', 'vetoes', 'tiedTo'] };

/** The fields that are sealed, by type of item: those whose schema has personal data anywhere in it. */
export const SEALED_FIELDS: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ...Object.entries(ENTITY_SCHEMAS).map(
      ([type, schema]) => [type, [...personalFields(schema as never), ...(ALSO[type] ?? [])]] as const,
    ),
    ...Object.entries(OTHERS),
    ...Object.entries(SEALED_ROWS).map(([type, { fields }]) => [type, fields] as const),
  ].filter(([, fields]) => fields.length > 0),
);

/** Which fields are sealed, in a few characters: where that changes, what is stored is looked through again. */
export const SEALED_FIELDS_DIGEST = createHash('sha256')
  .update(JSON.stringify([...SEALED_FIELDS].sort(([a], [b]) => (a < b ? -1 : 1))))
  .digest('base64url');

/** Those that belong to nobody in particular, or not to whoever their keys name. */
const OF_INSTALLATION: Readonly<Record<string, KeyOwner>> = {
  'staff-member': INSTALLATION_OWNERS.staff,
  command: INSTALLATION_OWNERS.passing,
  join: INSTALLATION_OWNERS.passing,
  ...Object.fromEntries(Object.entries(SEALED_ROWS).map(([type, { owner }]) => [type, owner])),
};

const isPerson = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('person-');

/** The person whom a record is about; undefined if it is about a household or sponsor as a whole. */
function personOf(item: Item): string | undefined {
  const { type, id, personId, about, subject, seekerId } = item;
  const named = type === 'person' ? id : (personId ?? about ?? subject ?? seekerId);
  return isPerson(named) ? named : undefined;
}

/** The part of the owner that the keys of an item do not name: a person. */
export const keyOfItem = (item: Item): string | undefined =>
  typeof item.type === 'string' && item.type in OF_INSTALLATION ? undefined : personOf(item);

/** The owner of the key of an item, by its keys, its type and what `keyOf` names. */
export function ownerOfItem({ pk, type }: Item, keyOf: unknown): KeyOwner {
  const own = OF_INSTALLATION[String(type)];
  if (own !== undefined) return own;
  const partition = String(pk);
  const base = partition.slice(partition.indexOf('#') + 1);
  return typeof keyOf === 'string' ? `${base}/${keyOf}` : base;
}
