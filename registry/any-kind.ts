import { SPONSOR_WORK_KINDS } from '../domain/sponsorship/sponsor-work.ts';
import type { WorkItemKind } from '../domain/work-item/kind.ts';
import { kindNamed, WORK_ITEM_KINDS } from './work-item-kinds.ts';

/** A kind of work as far as it is the same whoever it is about. */
export type AnyWorkKind = Pick<WorkItemKind, 'kind' | 'stage' | 'role' | 'place' | 'form'>;

/** Work about a sponsor and no case, of kinds that cases do not have too. */
const ONLY_OF_SPONSORS = SPONSOR_WORK_KINDS.filter(
  ({ kind }) => !WORK_ITEM_KINDS.some((other) => other.kind === kind),
).map(({ kind, stage, role, form }) => ({ kind, stage, role, form, place: 'destination' as const }));

/** Every kind of work, about cases and about sponsors, each name once. */
export const ANY_WORK_KINDS: readonly AnyWorkKind[] = [...WORK_ITEM_KINDS, ...ONLY_OF_SPONSORS];

/** The kind of this name, whoever it is about; `InvalidInput` when there is none. */
export const anyKindNamed = (name: string): AnyWorkKind =>
  ONLY_OF_SPONSORS.find(({ kind }) => kind === name) ?? kindNamed(name);
