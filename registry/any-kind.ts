import { SPONSOR_WORK_KINDS } from '../domain/sponsorship/sponsor-work.ts';
import type { WorkItemKind } from '../domain/work-item/kind.ts';
import { kindNamed, WORK_ITEM_KINDS } from './work-item-kinds.ts';

/** The part of a kind of work that is the same for cases and sponsors. */
export type AnyWorkKind = Pick<WorkItemKind, 'kind' | 'stage' | 'role' | 'place' | 'irreversible' | 'form'>;

/** Kinds of work that only sponsors have. */
const ONLY_OF_SPONSORS = SPONSOR_WORK_KINDS.filter(
  ({ kind }) => !WORK_ITEM_KINDS.some((other) => other.kind === kind),
).map((kind) => ({ ...kind, place: 'destination' as const }));

/** Every kind of work, about cases and about sponsors, each name once. */
export const ANY_WORK_KINDS: readonly AnyWorkKind[] = [...WORK_ITEM_KINDS, ...ONLY_OF_SPONSORS];

/** The kind with this name, for cases or sponsors; throws `InvalidInput` if there is none. */
export const anyKindNamed = (name: string): AnyWorkKind =>
  ONLY_OF_SPONSORS.find(({ kind }) => kind === name) ?? kindNamed(name);
