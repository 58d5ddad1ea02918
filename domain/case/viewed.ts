import type { Command } from '../actor.ts';
import { identifier } from '../identifier.ts';
import type { Change } from './change.ts';
import type { FieldClass } from './field-class.ts';

/** The hour of an instant. */
const hourOf = (at: string): string => at.slice(0, 13);

/**
 * The id under which a view is written to the audit: one entry for a person, a case and an hour, so that a page that
 * is drawn again does not bury the trail.
 */
export const viewId = (caseId: string, sees: readonly FieldClass[], { actor, at }: Command): string =>
  identifier('view', caseId, actor.id, [...sees].sort().join(' '), hourOf(at));

/** That somebody saw these classes of a case's data. */
export const viewed = (sees: readonly FieldClass[]): Change => ({
  head: {},
  puts: [],
  facts: [{ act: 'case.viewed', details: { fields: [...sees] } }],
  answer: {},
});
