import type { Fact } from '../audit/audit-entry.ts';
import type { StageName } from '../policy/stage-name.ts';
import type { Case, StageState } from './case.ts';
import type { Entity } from './entities.ts';

/** What a workflow or a caller gets back: ids, codes, numbers and dates, never personal data. */
export type Answer = Record<string, unknown>;

/** A case that a change creates: its record and everything that belongs to it, sealed by the commit. */
export interface OpenedCase {
  case: Case;
  writes: Exclude<Entity, { type: 'case' }>[];
  facts: Fact[];
}

type Changeable = Omit<Case, 'type' | 'schema' | 'id' | 'version' | 'audit' | 'overview'>;
/** Fields of the case record that change; `undefined` removes an optional field. */
export type CasePatch = { [Field in keyof Changeable]?: Changeable[Field] | undefined };

/** What a decision changes. The store commits it in one transaction with its audit entry, or not at all. */
export interface Change {
  /** Fields of the case record that change; the commit increments its version and audit sequence. */
  patch: CasePatch;
  writes: Exclude<Entity, { type: 'case' }>[];
  facts: Fact[];
  answer: Answer;
  /** Cases that this change creates. */
  opened?: OpenedCase[];
}

/** A change that changes nothing and only has an answer: the result of a repeated command. */
export const noChange = (answer: Answer): Change => ({ patch: {}, writes: [], facts: [], answer });

/** True when there is nothing to commit. */
export const isEmpty = (change: Change): boolean => change.facts.length === 0;

/** Merges two changes; where both set a field of the case record, the second wins. */
export const mergeChanges = (a: Change, b: Change): Change => ({
  patch: { ...a.patch, ...b.patch },
  writes: [...a.writes.filter((put) => !b.writes.some((other) => sameEntity(put, other))), ...b.writes],
  facts: [...a.facts, ...b.facts],
  answer: { ...a.answer, ...b.answer },
  opened: [...(a.opened ?? []), ...(b.opened ?? [])],
});

const keyOf = (entity: Change['writes'][number]): string =>
  `${entity.type} ${'id' in entity ? entity.id : ''} ${'personId' in entity ? entity.personId : ''}`;
const sameEntity = (a: Change['writes'][number], b: Change['writes'][number]): boolean =>
  keyOf(a) === keyOf(b);

/** The stages with one of them set to a new state. */
export const withStage = (
  stages: Case['stages'],
  stage: StageName,
  status: StageState['status'],
  outcome: string,
  at: string,
): Case['stages'] => ({ ...stages, [stage]: { status, outcome, at } });
