import { refuseUnnamed } from '../case/access.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges, noChange } from '../case/change.ts';
import type { Actor, Command } from '../kernel/actor.ts';
import { isPartnerStaff } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import type { DecisionAnswer } from './decided-as.ts';
import { decidedAs } from './decided-as.ts';
import { holderOrganisation } from './given.ts';
import { answeredBefore, refuseHeld } from './held-decision.ts';
import { refuseUnreferred } from './refuse-unreferred.ts';
import type { WorkItem } from './work-item.ts';
import { isOpen } from './work-item.ts';
import { workItemOf } from './work-of-case.ts';

/**
 * Refuses anyone who may not act on the item: not in its role at its office, not a supervisor there, not the sponsor
 * asked, and not of the partner organisation that was given it. Work of others is answered as if it did not exist.
 */
export function refuseUnauthorized(item: WorkItem, actor: Actor): void {
  if (actor.kind === 'sponsor') {
    if (item.role === 'sponsor' && item.assignee === actor.id) return;
    throw new CaseError('NotFound', 'Expected an offer made to this sponsor, received another work item.');
  }
  if (isPartnerStaff(actor)) {
    const isTheirs = actor.organisation !== undefined && holderOrganisation(item) === actor.organisation;
    // Whoever decided it may repeat the command.
    if (isTheirs && (isOpen(item) || item.decision?.by === actor.id)) return;
    throw new CaseError('NotFound', 'Expected work that was given to this organisation, received another.');
  }
  const role = item.role === 'sponsor' ? 'sponsorship-officer' : item.role;
  const entitled = actor.roles.includes(role) || actor.roles.includes('supervisor');
  if (actor.office !== item.office)
    throw new CaseError('NotFound', `Expected a work item that there is, received id ${item.id}.`);
  if (!entitled)
    throw new CaseError('Forbidden', `Expected the role ${role} or supervisor at office ${item.office}.`);
}

/** Refuses anyone who may not act on the item, or who may only read the restricted case it belongs to. */
export function refuseAtWork(
  file: CaseFile | { workItems: readonly WorkItem[] },
  workItemId: string,
  { actor, at }: Command,
): void {
  const item = workItemOf(file, workItemId);
  refuseUnauthorized(item, actor);
  if (!('case' in file) || actor.kind !== 'staff') return;
  if (isPartnerStaff(actor)) refuseUnreferred(file, item, at);
  else refuseUnnamed(file, actor, at);
}

/** Refuses a caller who worked from an older version of the item. */
export function refuseStale(item: WorkItem, expected: number | undefined): void {
  if (expected !== undefined && expected !== item.version)
    throw new CaseError(
      'VersionConflict',
      `Expected version ${expected}, the work item has version ${item.version}.`,
      {
        currentVersion: item.version,
      },
    );
}

/**
 * A person's decision on a work item, with everything that follows from it, as one change. Repeating the command
 * returns the first answer; deciding an item that is already decided throws `WrongState`.
 */
export function decideWorkItem(
  file: CaseFile,
  workItemId: string,
  form: unknown,
  command: Command,
  expectedVersion?: number,
  other?: CaseFile,
): Change<DecisionAnswer> {
  const item = workItemOf(file, workItemId);
  const { kindNamed, stages, refuseDecision } = file.rules;
  const { decide, keptInRecords = [] } = kindNamed(item.kind);
  refuseOthersDecision(file, item, (form as { decision: string }).decision, command.actor);
  const effectOf = () => {
    const effect = decide({ file, item, command, other }, form);
    refuseDecision?.(file, item, (form as { decision: string }).decision, command.at);
    return stages.reduce((change, { decided }) => decided?.(file, change, command) ?? change, effect);
  };
  return decideItem(item, effectOf, form, command, expectedVersion, keptInRecords);
}

/** What is not for partners to decide stays with the office, and the office leaves alone what a partner has. */
function refuseOthersDecision(file: CaseFile, item: WorkItem, decision: string, actor: Actor): void {
  if (isPartnerStaff(actor)) {
    if (file.rules.kindNamed(item.kind).partners?.decisions.includes(decision)) return;
    throw new CaseError('Forbidden', 'Expected a decision that is for partner organisations to make.');
  }
  if (holderOrganisation(item) !== undefined && isOpen(item))
    throw new CaseError(
      'WrongState',
      'Expected work of the office, received work that a partner organisation has.',
    );
}

/** A decision on an item of a case or sponsor: who may decide, what follows, and what is kept. */
export function decideItem(
  item: WorkItem,
  effectOf: () => Change,
  form: unknown,
  command: Command,
  expectedVersion?: number,
  keptInRecords: readonly string[] = [],
): Change<DecisionAnswer> {
  const { id: workItemId } = item;
  refuseUnauthorized(item, command.actor);
  if (item.decision?.command === command.id) return noChange({ ...item.decision.answer, workItemId });
  const before = answeredBefore(item, command);
  if (before) return noChange(before);
  refuseStale(item, expectedVersion);
  refuseHeld(item);
  if (!isOpen(item))
    throw new CaseError('WrongState', `Expected an open work item, received one that is ${item.status}.`);
  if (
    item.status === 'claimed' &&
    item.role !== 'sponsor' &&
    item.assignee !== command.actor.id &&
    !isPartnerStaff(command.actor) &&
    !command.actor.roles.includes('supervisor')
  )
    throw new CaseError('Forbidden', 'Expected the person who claimed the work item, or a supervisor.');
  const effect = effectOf();
  const { decision: code, ...all } = form as { decision: string };
  const fields = Object.fromEntries(Object.entries(all).filter(([name]) => !keptInRecords.includes(name)));
  const decided = decidedAs(item, code, fields, { decision: code, ...effect.answer }, command);
  return { ...mergeChanges(effect, decided), answer: decided.answer };
}
