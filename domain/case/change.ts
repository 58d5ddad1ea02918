import type { Fact } from '../audit/audit-entry.ts';
import type { StageName } from '../policy/stage-name.ts';
import type { Case, StageState } from './case.ts';
import type { Entity } from './entities.ts';

/** What a workflow or a caller is told: ids, codes, numbers and dates, never personal data. */
export type Answer = Record<string, unknown>;

/** A case that comes into being with a change: its record and what belongs to it, sealed by the commit. */
export interface OpenedCase {
  case: Case;
  writes: Exclude<Entity, { type: 'case' }>[];
  facts: Fact[];
}

type Changeable = Omit<Case, 'type' | 'schema' | 'id' | 'version' | 'audit' | 'overview'>;
/** Fields of the case record that change; `undefined` takes an optional field away. */
export type CasePatch = { [Field in keyof Changeable]?: Changeable[Field] | undefined };

/** What a decision changes. The store commits it whole, with its audit entry, in one transaction, or not at all. */
export interface Change {
  /** Fields of the case record that change; the commit counts up its version and audit sequence. */
  patch: CasePatch;
  writes: Exclude<Entity, { type: 'case' }>[];
  facts: Fact[];
  answer: Answer;
  /** Cases that come into being with it. */
  opened?: OpenedCase[];
}

/** A change of nothing with an answer: what a repeated command gets. */
export const noChange = (answer: Answer): Change => ({ patch: {}, writes: [], facts: [], answer });

/** True when there is nothing to commit. */
export const isEmpty = (change: Change): boolean => change.facts.length === 0;

/** Both changes as one; the later wins where both set a field of the case record. */
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

/** The case record with a stage set to a state. */
export const withStage = (
  stages: Case['stages'],
  stage: StageName,
  status: StageState['status'],
  outcome: string,
  at: string,
): Case['stages'] => ({ ...stages, [stage]: { status, outcome, at } });
