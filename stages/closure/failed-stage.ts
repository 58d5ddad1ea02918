import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { stageRules } from '../../domain/case/case-rules.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, noChange, withStage } from '../../domain/case/change.ts';
import { awaitedWork, SPONSOR_SEARCH } from '../../domain/casework/awaited-work.ts';
import { giveUp } from '../../domain/casework/interrupt-case.ts';
import { STAGES } from '../../domain/kernel/catalogue.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { StageNameSchema } from '../../domain/policy/stage-name.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { workOfRun } from '../../domain/work-item/work-of-case.ts';

/**
 * A supervisor's decision about a failed stage: retry it with the work it had open, skip it and its open work with a
 * reason, or close the case. Something that failed beside the case (a tracing request, a follow-up action) has a
 * subject that names no stage, and can only be retried.
 */
export const failedStage = workItemKind({
  kind: 'failed-stage',
  stage: 'closure',
  role: 'supervisor',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('retry-stage'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('skip-stage'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
    z.strictObject({ decision: z.literal('close-case'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide({ file, item, command }, form): Change {
    const left = workOfRun(file).filter((other) => other.id !== item.id);
    if (form.decision === 'retry-stage') {
      const retried = [{ act: 'stage.retried', subject: item.subject ?? '' }];
      const begun = [item.subject ?? '', ...(seeksSponsor(file) ? ['sponsorship'] : [])];
      const ended = begun.reduce<Change>((change, stage) => {
        const more = stageRules(file, stage).interrupted?.(file, 'begins-again', command, 'stage-failed');
        return more ? mergeChanges(change, more) : change;
      }, noChange({}));
      return mergeChanges(ended, { patch: {}, writes: [], facts: retried, answer: {} });
    }
    if (!isOfCase(item.subject))
      throw new CaseError(
        'WrongState',
        `Expected retry-stage, received ${form.decision}: ${item.subject} goes on beside the case and is no stage of it.`,
      );
    const details = { reasonCode: form.reasonCode };
    if (form.decision === 'close-case') {
      const closing = { outcome: 'cancelled' as const, reasonCode: form.reasonCode };
      const facts = [{ act: 'case.closing', details }];
      const closed = {
        patch: { status: 'closing' as const, closing },
        writes: left.map(cancelled),
        facts,
        answer: {},
      };
      return mergeChanges(closed, giveUp(file, 'closes', command, form.reasonCode));
    }
    const stage = StageNameSchema.safeParse(item.subject);
    if (!stage.success || !STAGES[stage.data].skippable)
      throw new CaseError('WrongState', `Expected a stage that may be skipped, received ${item.subject}.`);
    const skipped: Change = {
      patch: { stages: withStage(file.case.stages, stage.data, 'skipped', form.reasonCode, command.at) },
      writes: left.filter((other) => other.stage === stage.data).map(cancelled),
      facts: [{ act: 'stage.skipped', subject: stage.data, details }],
      answer: {},
    };
    const { interrupted } = stageRules(file, stage.data);
    return interrupted
      ? mergeChanges(skipped, interrupted(file, 'seeks-no-more', command, form.reasonCode))
      : skipped;
  },
});

/** A search after a breakdown ends with the stage beside which the run waited for it, and begins again with it. */
const seeksSponsor = (file: CaseFile): boolean =>
  awaitedWork(file).some(({ kind }) => kind === SPONSOR_SEARCH);

/**
 * Whether the case itself stopped, in a stage or between two; otherwise something beside it, which can only be
 * retried.
 */
export const isOfCase = (subject: string | undefined): boolean =>
  subject === 'planning' || StageNameSchema.safeParse(subject).success;

/** Nothing waits any more for work left by a failed execution. */
const cancelled = (item: WorkItem): WorkItem => ({
  ...item,
  status: 'cancelled',
  version: item.version + 1,
});
