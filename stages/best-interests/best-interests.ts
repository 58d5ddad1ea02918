import * as z from 'zod';
import { activeMembers, memberOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, withStage } from '../../domain/case/change.ts';
import { splitCase } from '../../domain/casework/split-case.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { DecisionContext } from '../../domain/work-item/kind.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import type { BestInterestsRecord } from './best-interests-record.ts';
import { BestInterestsReportSchema } from './best-interests-record.ts';
import { proceduresDue, proceduresOpen } from './procedures.ts';
import { checkReport } from './report.ts';

const report = {
  panel: z.array(z.string().min(1).max(100)).min(1).max(12),
  ...BestInterestsReportSchema.shape,
};
const FormSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('in-best-interests'), ...report, note: NoteSchema }),
  z.strictObject({
    decision: z.literal('not-in-best-interests'),
    ...report,
    reasonCode: ReasonCodeSchema,
    next: z.enum(['close-case', 'continue-without-child']),
    note: NoteSchema,
  }),
  z.strictObject({ decision: z.literal('more-information'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
]);

/**
 * A best-interests determination (by a panel) or assessment for one child, before the household is submitted to a state:
 * whether the child was heard and what they said, who speaks for them, which solutions were weighed, the reasons, and
 * what members of the panel thought who did not agree.
 */
export const bestInterests = workItemKind({
  kind: 'best-interests',
  stage: 'best-interests',
  role: 'protection-officer',
  place: 'asylum',
  form: FormSchema,
  decide(context, form): Change {
    const { file, item, command } = context;
    if (form.decision === 'more-information') {
      const again = plus(command.at, file.policy.bestInterests.moreInformation);
      const details = { reasonCode: form.reasonCode, again };
      return {
        patch: {},
        writes: [],
        facts: [{ act: 'best-interests.adjourned', details }],
        answer: { askAgainAt: again },
      };
    }
    const child = memberOf(file, item.subject ?? '');
    const due = proceduresDue(file, command.at).find((procedure) => procedure.personId === child.id);
    if (!due)
      throw new CaseError(
        'WrongState',
        'Expected a child with a best-interests procedure due, received one without.',
      );
    checkReport(file, child, due.procedure, form, command.at);
    const record: BestInterestsRecord = {
      type: 'best-interests-record',
      schema: 3,
      caseId: file.case.id,
      personId: child.id,
      procedure: due.procedure,
      decision: form.decision,
      panel: form.panel,
      ...BestInterestsReportSchema.parse(form),
      at: command.at,
    };
    const details = { procedure: due.procedure, decision: form.decision };
    const change: Change = {
      patch: {},
      writes: [record],
      facts: [{ act: 'best-interests.decided', subject: child.id, details }],
      answer: {},
    };
    return form.decision === 'in-best-interests'
      ? mergeChanges(
          change,
          finished({ ...context, file: { ...file, bestInterests: [...file.bestInterests, record] } }),
        )
      : mergeChanges(change, against(context, child.id, form.next, form.reasonCode));
  },
});

/** Completes the stage when every child's procedure is decided. */
function finished({ file, command }: DecisionContext): Change {
  const open = proceduresOpen(file, command.at);
  const stages = withStage(file.case.stages, 'best-interests', 'completed', 'in-best-interests', command.at);
  return { patch: open.length > 0 ? {} : { stages }, writes: [], facts: [], answer: {} };
}

function against(context: DecisionContext, childId: string, next: string, reasonCode: string): Change {
  const { file, command } = context;
  const alone = activeMembers(file).every((person) => person.id === childId);
  if (next === 'close-case' || alone) {
    const stages = withStage(
      file.case.stages,
      'best-interests',
      'completed',
      'not-in-best-interests',
      command.at,
    );
    const closing = { outcome: 'not-in-best-interests' as const, reasonCode };
    return { patch: { stages, status: 'closing', closing }, writes: [], facts: [], answer: {} };
  }
  if (memberOf(file, childId).relationship === 'principal-applicant')
    throw invalid('next', rule('close-for-principal'), next);
  const split = splitCase(
    file,
    { members: [childId], reasonCode, status: 'registered', stages: {} },
    command,
  );
  const persons = file.persons.map((person) =>
    person.id === childId ? { ...person, status: 'split' as const } : person,
  );
  return mergeChanges(
    { ...split.change, opened: [split.opened] },
    finished({ ...context, file: { ...file, persons } }),
  );
}
