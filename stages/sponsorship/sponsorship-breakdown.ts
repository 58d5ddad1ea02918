import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { destinationOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, withStage } from '../../domain/case/change.ts';
import { inNewRun, waitsByItself } from '../../domain/casework/awaited-work.ts';
import { dateOf } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { owedBy } from '../../domain/plan/lines.ts';
import { settleLines } from '../../domain/plan/settle-line.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { BROKEN_DOWN, SOUGHT_ANEW } from './breakdown.ts';

/** Where the household is safe: told to nobody but who works on the case. */
const housing = personal(z.string().trim().min(1).max(1000));

const refuseMended = (file: CaseFile): void => {
  if (file.case.stages.sponsorship?.outcome !== BROKEN_DOWN)
    throw new CaseError('WrongState', 'Expected a sponsorship that broke down, received one that is mended.');
};

/**
 * A sponsorship broke down after the household had left: first a safe place, then another sponsor by the usual offers,
 * or an agency [PROCESS.md, stage 8].
 */
export const sponsorshipBreakdown = workItemKind({
  kind: 'sponsorship-breakdown',
  stage: 'sponsorship',
  role: 'sponsorship-officer',
  place: 'destination',
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('new-sponsor'), housing, note: NoteSchema }),
    z.strictObject({
      decision: z.literal('agency-receives'),
      reasonCode: ReasonCodeSchema,
      housing,
      note: NoteSchema,
    }),
  ]),
  decide({ file, item, command }, form): Change {
    refuseMended(file);
    const lines = owedBy(file, 'sponsorship', `breakdown/${item.subject}`);
    const on = dateOf(command.at);
    const provider = { kind: 'office' as const, id: destinationOf(file) };
    const safe = settleLines(
      file,
      lines.map(({ line }) => ({
        lineId: line.id,
        how: { state: 'delivered', on, outcome: form.housing, provider },
      })),
      command,
    );
    const agency = form.decision === 'agency-receives';
    const outcome = agency ? 'agency-receives' : SOUGHT_ANEW;
    return mergeChanges(safe, {
      patch: {
        stages: withStage(file.case.stages, 'sponsorship', 'completed', outcome, command.at),
        // What began before runs waited for it leaves the search to a new run.
        ...(!agency && waitsByItself(item) ? inNewRun(file) : {}),
      },
      writes: [],
      facts: [
        {
          act: agency ? 'placement.agency-receives' : 'placement.sought-anew',
          ...(item.subject === undefined ? {} : { subject: item.subject }),
          ...(form.decision === 'agency-receives' ? { details: { reasonCode: form.reasonCode } } : {}),
        },
      ],
      answer: {},
    });
  },
});
