import type { Answer, Change } from '../case/change.ts';
import { isEmpty, noChange } from '../case/change.ts';
import type { Stored } from '../case/entities.ts';
import { noticeTo } from '../case/notice-to.ts';
import type { Command } from '../kernel/actor.ts';
import { isBefore, secondsBetween } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import type { DecisionAnswer } from './decided-as.ts';
import { decisionFact } from './decided-as.ts';
import type { HeldDecision, WorkItem } from './work-item.ts';
import { isOpen } from './work-item.ts';
import { workItemOf } from './work-of-case.ts';

/** What a decision answers that can still be taken back: until when, and for how many seconds. */
export type HeldAnswer = DecisionAnswer & { releaseAt?: string; heldFor?: number };

/** A case or a sponsor, as far as its work is concerned. */
interface Owner {
  readonly workItems: readonly WorkItem[];
}

/** The decision on an item that has not taken effect yet; undefined if there is none. */
export const heldOf = (item: WorkItem): HeldDecision | undefined => (isOpen(item) ? item.held : undefined);

/** The item without a decision that waits, and without what was taken back. */
export function undecided({ held: _held, takenBack: _takenBack, ...item }: WorkItem): WorkItem {
  return item;
}

/** Refuses whoever would act on an item that is decided already, although the decision can still be taken back. */
export function refuseHeld(item: WorkItem): void {
  if (heldOf(item))
    throw new CaseError(
      'WrongState',
      'Expected a work item that nobody has decided, received one whose decision is about to take effect.',
    );
}

interface Holding {
  /** How long a decision can be taken back; 0 for not at all. */
  readonly seconds: number;
  readonly emergency: boolean;
  /** From now on data is not used: what was handed on in a minute could not be taken back. */
  readonly protects?: boolean;
}

/**
 * How many seconds a decision waits before it takes effect. Nothing waits that no member of staff decided, or that cannot
 * wait because lives may depend on it.
 */
export function secondsHeld({ actor }: Command, { seconds, emergency, protects }: Holding): number {
  const person = actor.kind === 'staff' && actor.programme === undefined;
  return person && !emergency && protects !== true ? seconds : 0;
}

const laterBy = (at: string, seconds: number): string =>
  new Date(Date.parse(at) + seconds * 1000).toISOString();

/**
 * Keeps a decision with its item instead of what would follow from it, which has been tried: it takes effect at
 * `releaseAt` unless it is taken back. The commit's entry says what was decided and from when it holds.
 */
export function holdDecision(
  item: WorkItem,
  change: Change<DecisionAnswer>,
  form: unknown,
  command: Command,
  seconds: number,
): Change<HeldAnswer> {
  if (seconds === 0 || isEmpty(change)) return change;
  const { decision: code, ...fields } = form as { decision: string };
  const { workItemId: _id, ...answer } = change.answer;
  const releaseAt = laterBy(command.at, seconds);
  const { id, actor, at } = command;
  const held = { code, by: actor.id, at, command: id, answer, form: fields, actor, releaseAt };
  return {
    patch: {},
    writes: [{ ...undecided(item), version: item.version + 1, held }],
    facts: [decisionFact('work-item.decided', item, code, { releaseAt })],
    answer: heldAnswer(item, held),
  };
}

const heldAnswer = (item: WorkItem, { answer, at, releaseAt }: HeldDecision): HeldAnswer => ({
  ...answer,
  workItemId: item.id,
  releaseAt,
  heldFor: secondsBetween(at, releaseAt),
});

/** The first answer to a command whose decision waits, or was taken back since. */
export function answeredBefore(item: WorkItem, { id }: Command): HeldAnswer | undefined {
  const known = [heldOf(item), item.takenBack].find((one) => one?.command === id);
  return known && heldAnswer(item, known);
}

/** An item whose decision does not take effect: open as before, with what was entered. */
function reopened(
  item: WorkItem,
  held: HeldDecision,
  { at }: Command,
  because?: string,
): WorkItem & { takenBack: object } {
  const takenBack = { ...held, takenBackAt: at, ...(because === undefined ? {} : { because }) };
  return {
    ...undecided(item),
    version: item.version + 1,
    status: 'claimed',
    assignee: item.assignee ?? held.by,
    takenBack,
  };
}

/** Whoever made a decision takes it back, as long as it has not taken effect. */
export function takeBackDecision(
  { workItems }: Owner,
  workItemId: string,
  command: Command,
): Change<{ workItemId: string; version: number }> {
  const item = workItemOf({ workItems }, workItemId);
  const held = heldOf(item);
  const answer = { workItemId, version: item.version };
  if (!held) {
    if (item.takenBack && isOpen(item)) return noChange(answer);
    throw new CaseError(
      'WrongState',
      'Expected a decision that has not taken effect, received one that has: the workflow has gone on.',
    );
  }
  if (held.by !== command.actor.id)
    throw new CaseError('Forbidden', 'Expected the person who made the decision.');
  return {
    patch: {},
    writes: [reopened(item, held, command)],
    facts: [decisionFact('work-item.taken-back', item, held.code)],
    answer: { ...answer, version: item.version + 1 },
  };
}

/** What carries out the decision that waits with an item, if it is the one that is meant and its time has come. */
export interface Due {
  readonly item: WorkItem;
  readonly held: HeldDecision;
}

/** The decision of this command if it still waits; undefined once it was taken back, carried out or overtaken. */
export function dueDecision({ workItems }: Owner, workItemId: string, command: string): Due | undefined {
  const item = workItems.find(({ id }) => id === workItemId);
  const held = item && heldOf(item);
  return item && held?.command === command ? { item, held } : undefined;
}

/** Whole seconds until an instant; 0 if it has come. */
export const secondsUntil = (releaseAt: string, at: string): number =>
  Math.max(0, Math.ceil((Date.parse(releaseAt) - Date.parse(at)) / 1000));

export const secondsLeft = ({ releaseAt }: HeldDecision, at: string): number => secondsUntil(releaseAt, at);

/** The decision that a change of a record keeps back, as the queue that releases it is told. */
export function newlyHeld(before: Stored | undefined, after: Stored) {
  const held = after.type === 'work-item' ? heldOf(after) : undefined;
  if (!held || after.type !== 'work-item') return undefined;
  const known = before?.type === 'work-item' ? heldOf(before) : undefined;
  const { command, releaseAt } = held;
  return known?.command === command ? undefined : { workItemId: after.id, command, releaseAt };
}

/** The command that carries a decision out: whose it is, at the instant when it takes effect. */
export const commandOfHeld = ({ command: id, actor }: HeldDecision, at: string): Command => ({
  id,
  actor,
  at,
});

/** The same case or sponsor before the decision, for the rules that look at whether the item is decided. */
export const beforeHeld = <F extends Owner>(file: F, workItemId: string): F => ({
  ...file,
  workItems: file.workItems.map((item) => (item.id === workItemId ? undecided(item) : item)),
});

/** The effect of a decision that waited: its entry says that it is carried out, since when it was made is on record. */
export const carriedOut = (change: Change<DecisionAnswer>): Change<Answer> => ({
  ...change,
  facts: change.facts.map((fact) =>
    fact.act === 'work-item.decided' && fact.subject === change.answer.workItemId
      ? { ...fact, act: 'work-item.carried-out' }
      : fact,
  ),
});

/**
 * A decision that may no longer take effect, because something else happened in between: the item is open again with
 * what was entered, and whoever decided is told.
 */
export const notCarriedOut = ({ item, held }: Due, command: Command, because: string): Change<Answer> => ({
  patch: {},
  writes: [
    reopened(item, held, command, because),
    noticeTo(
      item.caseId,
      { kind: 'staff', id: held.by, office: item.office },
      'decision-not-carried-out',
      command,
      { workItemId: item.id, kind: item.kind },
    ),
  ],
  facts: [decisionFact('work-item.not-carried-out', item, held.code, { because })],
  answer: {},
});

/** The decisions of these that should have taken effect by now. */
export const overdueDecisions = ({ workItems }: Owner, at: string): Due[] =>
  workItems.flatMap((item) => {
    const held = heldOf(item);
    return held && !isBefore(at, held.releaseAt) ? [{ item, held }] : [];
  });
