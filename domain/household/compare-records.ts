import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges, noChange } from '../case/change.ts';
import { interruptCase } from '../casework/interrupt-case.ts';
import { closingUnstarted, heldNext } from '../casework/same-number.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { personal } from '../kernel/personal-data.ts';
import { rule } from '../kernel/rules.ts';
import { todayAt } from '../policy/policy.ts';
import type { DecisionContext } from '../work-item/kind.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../work-item/kind.ts';
import type { HouseholdChange } from './household-change.ts';
import { MAX_MEMBERS, ProposalSchema } from './household-change.ts';
import { proposeChange } from './propose-change.ts';

/** Ends the question about this pair for good: they are two households. */
const areApart = ({ case: caseRecord }: CaseFile, by: string): Change => ({
  ...noChange({}),
  patch: { held: heldNext(caseRecord), apart: [...new Set([...(caseRecord.apart ?? []), by])] },
});

/**
 * Some members stand in both households, which are two all the same: their record here is to be closed in favour of
 * the one there, which a second person confirms and which can be taken back like any move.
 */
function sameMembers(
  { file, other, command }: DecisionContext,
  by: string,
  { members, evidence }: { members: string[]; evidence: string },
): Change {
  if (other?.case.office !== file.case.office)
    throw invalid('decision', rule('another-case'), 'a case of another office');
  const change = { kind: 'moves' as const, members, toCase: by };
  const happenedOn = todayAt(file.policy, file.case.office, command.at);
  const proposed = proposeChange(file, { change, happenedOn, evidence }, command);
  const writes = proposed.writes.map((one) =>
    one.type === 'household-change' ? ({ ...one, already: members } satisfies HouseholdChange) : one,
  );
  return mergeChanges(areApart(file, by), { ...proposed, writes, answer: {} });
}

/**
 * Somebody registered a household, or corrected a person, who is probably in another case too: a supervisor who may
 * see both compares them.
 */
export const sameNumber = workItemKind({
  kind: 'same-number',
  stage: 'closure',
  role: 'supervisor',
  place: 'asylum',
  anyTime: true,
  hidden: true,
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('other-household'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('same-household'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
    z.strictObject({
      decision: z.literal('same-persons'),
      samePersons: z.array(z.string().min(1).max(80)).min(1).max(MAX_MEMBERS),
      evidence: personal(ProposalSchema.shape.evidence),
      note: NoteSchema,
    }),
  ]),
  prepare: ({ case: { held } }) => (held ? { office: held.office, context: { otherCaseId: held.by } } : {}),
  decide(context, form): Change {
    const { file, command } = context;
    const { held, status } = file.case;
    if (!held) throw new CaseError('WrongState', 'Expected a record that is held, received another one.');
    const facts = [{ act: 'number.decided', subject: file.case.id, details: { decision: form.decision } }];
    if (status === 'closing' || status === 'closed')
      return { patch: { held: undefined }, writes: [], facts, answer: {} };
    if (form.decision === 'other-household') return { ...areApart(file, held.by), facts };
    if (form.decision === 'same-persons')
      return mergeChanges(
        { ...noChange({}), facts },
        sameMembers(context, held.by, { members: form.samePersons, evidence: form.evidence }),
      );
    const { reasonCode } = form;
    const closing = { outcome: 'cancelled' as const, reasonCode };
    const told = { act: 'case.closing', details: { reasonCode, by: command.actor.id } };
    const ended = held.running ? interruptCase(file, closing, command) : closingUnstarted(file.case, closing);
    return mergeChanges(ended, {
      patch: { held: undefined },
      writes: [],
      facts: [...facts, told],
      answer: {},
    });
  },
});
