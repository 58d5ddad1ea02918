import type { ENTITY_SCHEMAS } from '../../domain/entity.ts';

type Fields = Record<string, unknown>;
type EntityName = keyof typeof ENTITY_SCHEMAS;

/**
 * For each type of entity, what brings schema n to n + 1, by n. Every stored schema is at 1, so there is none yet; a
 * test fails when a stored schema changes without a new number and an upcaster here.
 */
export const UPCASTERS: Partial<Record<EntityName, Record<number, (fields: Fields) => Fields>>> = {};

/** Brings stored fields to the present schema, one version at a time. */
export function upcast(type: EntityName, fields: Fields): Fields {
  let current = fields;
  for (;;) {
    const step = UPCASTERS[type]?.[current.schema as number];
    if (!step) return current;
    current = step(current);
  }
}
