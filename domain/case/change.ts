import type { Fact } from '../audit/audit-entry.ts';
import type { StageName } from '../policy/stage-name.ts';
import type { Case, StageState } from './case.ts';
import type { Entity } from './entities.ts';

/** What a workflow or a caller gets back: ids, codes, numbers and dates, never personal data. */
export type Answer = Record<string, unknown>;

/** Which run of a case goes on with what was decided. */
export type RunAnswer = { caseId: string; run: number };

/** A case that a change creates: its record and everything that belongs to it, sealed by the commit. */
export interface OpenedCase {
  case: Case;
  writes: Exclude<Entity, { type: 'case' }>[];
  facts: Fact[];
}

type Changeable = Omit<Case, 'type' | 'schema' | 'id' | 'version' | 'audit' | 'overview'>;
/** Fields of the case record that change; `undefined` removes an optional field. */
export type CasePatch = { [Field in keyof Changeable]?: Changeable[Field] | undefined };

/**
 * What a decision changes, and its answer. The store commits it in one transaction with its audit entry, or not at all.
 * The decision behind a route says what its answer holds, and the route holds it to that.
 */
export interface Change<A = Answer> {
  /** Fields of the case record that change; the commit increments its version and audit sequence. */
  patch: CasePatch;
  writes: Exclude<Entity, { type: 'case' }>[];
  /** What is removed for good: an erasure alone does that. The entry says that it is gone. */
  erases?: readonly Exclude<Entity, { type: 'case' }>[];
  facts: Fact[];
  answer: A;
  /** Cases that this change creates. */
  opened?: OpenedCase[];
}

/** A change that changes nothing and only has an answer: the result of a repeated command. */
export const noChange = <A>(answer: A): Change<A> => ({ patch: {}, writes: [], facts: [], answer });

/** True when there is nothing to commit. */
export const isEmpty = (change: Change<unknown>): boolean => change.facts.length === 0;

/** Merges two changes; where both set a field of the case record or of the answer, the second wins. */
export const mergeChanges = <A, B>(a: Change<A>, b: Change<B>): Change<Omit<A, keyof B> & B> => ({
  patch: { ...a.patch, ...b.patch },
  writes: [...a.writes.filter((put) => !b.writes.some((other) => sameEntity(put, other))), ...b.writes],
  ...(a.erases || b.erases ? { erases: [...(a.erases ?? []), ...(b.erases ?? [])] } : {}),
  facts: [...a.facts, ...b.facts],
  answer: { ...a.answer, ...b.answer },
  opened: [...(a.opened ?? []), ...(b.opened ?? [])],
  beside: [...(a.beside ?? []), ...(b.beside ?? [])],
});

const keyOf = (entity: Change['writes'][number]): string =>
  `${entity.type} ${'id' in entity ? entity.id : ''} ${'personId' in entity ? entity.personId : ''}`;
const sameEntity = (a: Change['writes'][number], b: Change['writes'][number]): boolean =>
  keyOf(a) === keyOf(b);

/** The change with another answer. */
export const answering = <A>(change: Change<unknown>, answer: A): Change<A> => ({ ...change, answer });

/** The stages with one of them set to a new state. */
export const withStage = (
  stages: Case['stages'],
  stage: StageName,
  status: StageState['status'],
  outcome: string,
  at: string,
): Case['stages'] => ({ ...stages, [stage]: { status, outcome, at } });
