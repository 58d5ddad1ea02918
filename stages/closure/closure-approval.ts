import * as z from 'zod';
import type { Outcome } from '../../domain/case/case.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, withStage } from '../../domain/case/change.ts';
import { refuseBlocked } from '../../domain/case/flag.ts';
import { withdrawnQuestions } from '../../domain/casework/expiring-papers.ts';
import { giveUp } from '../../domain/casework/interrupt-case.ts';
import { PROGRAMMES } from '../../domain/kernel/catalogue.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { blockingWork } from '../../domain/work-item/work-of-case.ts';

/** How the case ends: as already determined or, once every stage is done, as its programme says. */
export const outcomeOf = (file: CaseFile): Outcome =>
  file.case.closing?.outcome ?? PROGRAMMES[file.case.programme].outcome;

/** Closure needs a reason, an outcome, no open work and an approval. A closed case can be reopened. */
export const closureApproval = workItemKind({
  kind: 'closure-approval',
  stage: 'closure',
  role: 'supervisor',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('approve'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
    z.strictObject({ decision: z.literal('return'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide({ file, command }, form): Change {
    const details = { reasonCode: form.reasonCode };
    if (form.decision === 'return')
      return { patch: {}, writes: [], facts: [{ act: 'closure.returned', details }], answer: {} };
    const open = blockingWork(file);
    if (open.length > 0)
      throw new CaseError(
        'WrongState',
        `Expected no open work, received ${open.length} open: ${[...new Set(open.map((item) => item.kind))].join(', ')}.`,
      );
    refuseBlocked(file.flags, 'closure');
    const outcome = outcomeOf(file);
    const received = outcome === PROGRAMMES[file.case.programme].outcome;
    const closed: Change = {
      patch: {
        status: 'closed',
        closing: { outcome, reasonCode: form.reasonCode },
        stages: withStage(file.case.stages, 'closure', 'completed', outcome, command.at),
      },
      writes: withdrawnQuestions(file.workItems),
      facts: [{ act: 'case.closed', details: { ...details, outcome } }],
      answer: { outcome },
    };
    return received ? closed : mergeChanges(giveUp(file, 'closes', command, form.reasonCode), closed);
  },
});
