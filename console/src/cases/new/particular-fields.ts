import * as z from 'zod';
import type { Programme } from '../../../../domain/policy/policy.ts';
import { registrationOf } from '../../../../registry/registration.ts';

/** A field that a programme asks at registration: a choice of codes, or yes or no. */
export interface ParticularField {
  readonly name: string;
  /** Absent for a yes-or-no question. */
  readonly options?: readonly string[];
}

interface Schema {
  readonly properties?: Readonly<
    Record<string, { readonly type?: string; readonly enum?: readonly string[] }>
  >;
}

/** The fields of a programme, in order. A shape that cannot be rendered is an error. */
export function entriesOf(programme: Programme): ParticularField[] {
  const schema = registrationOf(programme);
  if (!schema) return [];
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' }) as Schema;
  return Object.entries(properties).map(([name, { type, enum: options }]) => {
    if (options) return { name, options };
    if (type === 'boolean') return { name };
    throw new Error(`Expected a field that can be drawn, received ${name} of ${programme}.`);
  });
}
