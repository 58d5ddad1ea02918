import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges, noChange } from '../case/change.ts';
import { CaseError } from '../kernel/errors.ts';
import type { DecisionContext } from '../work-item/kind.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../work-item/kind.ts';
import type { HouseholdChange } from './household-change.ts';
import { isPending } from './household-change.ts';
import { refuseImpossible } from './propose-change.ts';
import { restoreDeceased } from './restore-deceased.ts';
import { takeEffect } from './take-effect.ts';

export const HOUSEHOLD_CHANGE = 'household-change';

/** The change that an item is about; undefined if the case has none of that id. */
export const changeOf = (file: CaseFile, id: string | undefined): HouseholdChange | undefined =>
  file.changes.find((change) => change.id === id);

function pending(file: CaseFile, id: string | undefined): HouseholdChange {
  const change = changeOf(file, id);
  if (change && isPending(change)) return change;
  throw new CaseError('WrongState', `Expected a change that waits, received one that is ${change?.status}.`);
}

/**
 * Somebody joins or leaves a household, or moves to another case: a second person confirms it, and only then does it
 * take effect. What has taken effect before, as a death does, is confirmed or taken back as a mistake.
 */
export const householdChange = workItemKind({
  kind: HOUSEHOLD_CHANGE,
  stage: 'closure',
  role: 'supervisor',
  place: 'asylum',
  anyTime: true,
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('confirm'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('decline'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  first(file, subject) {
    const change = changeOf(file, subject);
    return change && { by: change.proposedBy, closes: 'all', again: true };
  },
  prepare(file, subject) {
    const change = changeOf(file, subject);
    if (!change) return {};
    const { kind } = change.change;
    const because = 'because' in change.change ? { because: change.change.because } : {};
    return { office: change.office, context: { change: kind, ...because, happenedOn: change.happenedOn } };
  },
  decide(context, form): Change {
    const { file, item, command } = context;
    const change = pending(file, item.subject);
    if (change.proposedBy === command.actor.id)
      throw new CaseError('FourEyes', 'Expected somebody else than who recorded the change.');
    return form.decision === 'confirm'
      ? confirmed(context, change)
      : declined(context, change, form.reasonCode);
  },
});

const settled = (
  change: HouseholdChange,
  status: HouseholdChange['status'],
  { command }: DecisionContext,
) => ({
  ...change,
  ...{ version: change.version + 1, status, decidedBy: command.actor.id, decidedAt: command.at },
});

function confirmed(context: DecisionContext, change: HouseholdChange): Change {
  const { file, command } = context;
  const facts = [
    { act: 'household-change.confirmed', subject: change.id, details: { kind: change.change.kind } },
  ];
  if (change.status === 'in-effect')
    return { ...noChange({}), writes: [settled(change, 'confirmed', context)], facts };
  refuseImpossible(file, change, command.at);
  const other = context.other;
  const effect = takeEffect(file, change, other, command);
  const record = { ...settled(change, 'confirmed', context), ...effect.kept };
  return mergeChanges(
    { ...noChange({}), facts },
    { ...effect.change, writes: [...effect.change.writes, record], answer: {} },
  );
}

function declined(context: DecisionContext, change: HouseholdChange, reasonCode: string): Change {
  const details = { kind: change.change.kind, reasonCode };
  const facts = [{ act: 'household-change.declined', subject: change.id, details }];
  if (change.status === 'proposed')
    return { ...noChange({}), writes: [settled(change, 'declined', context)], facts };
  return mergeChanges(
    { ...noChange({}), writes: [settled(change, 'mistaken', context)], facts },
    restoreDeceased(context.file, change, context.command),
  );
}
