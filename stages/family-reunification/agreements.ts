import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { withStage } from '../../domain/case/change.ts';
import { DateSchema, dateOf, plus, startOf } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import { latestDecision } from '../../domain/work-item/decisions.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { decidedSince, establishedAt } from './course.ts';
import { endsUnestablished } from './ends.ts';

const NoSchema = z.strictObject({
  decision: z.literal('does-not-agree'),
  reasonCode: ReasonCodeSchema,
  note: NoteSchema,
});
/** What gives the anchor the right to be joined, and since when. */
const AnchorSchema = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('agrees'),
    anchorStatus: z.enum(['refugee', 'subsidiary-protection', 'resettled', 'residence-title', 'citizen']),
    statusSince: DateSchema,
    note: NoteSchema,
  }),
  NoSchema,
]);
const ApplicantSchema = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('agrees'),
    /** When the application was made, if it was made already. */
    appliedOn: DateSchema.optional(),
    note: NoteSchema,
  }),
  NoSchema,
]);

/** Whether it was applied for soon enough after the anchor's status for privileged terms; undefined while not known. */
export function isPrivileged(file: CaseFile, statusSince: unknown, appliedOn: unknown): boolean | undefined {
  if (typeof statusSince !== 'string' || typeof appliedOn !== 'string') return undefined;
  return appliedOn <= dateOf(plus(startOf(statusSince), file.policy.reunification.privilegedWithin));
}

const agreement = (
  kind: string,
  place: 'asylum' | 'destination',
  other: string,
  form: typeof AnchorSchema | typeof ApplicantSchema,
) =>
  workItemKind({
    kind,
    stage: 'family-reunification',
    role: 'caseworker',
    place,
    form,
    decide({ file, command }, form): Change {
      const today = todayAt(file.policy, file.case.office, command.at);
      const own: Record<string, unknown> = form;
      for (const day of ['statusSince', 'appliedOn'])
        if (typeof own[day] === 'string' && own[day] > today)
          throw invalid(day, rule('not-in-future'), 'a later date');
      if (form.decision === 'does-not-agree') return endsUnestablished(file, command, form.reasonCode);
      const established = establishedAt(file);
      if (established === undefined)
        throw new CaseError(
          'WrongState',
          'Expected an established relationship before the agreement, received none.',
        );
      const before = latestDecision(file, other)?.form ?? {};
      const privileged = isPrivileged(
        file,
        own.statusSince ?? before.statusSince,
        own.appliedOn ?? before.appliedOn,
      );
      // The application follows where the policy has one; until then the stage is not over.
      const isLast =
        file.policy.reunification.application === undefined &&
        decidedSince(file, other, 'agrees', established) !== undefined;
      const stages = withStage(file.case.stages, 'family-reunification', 'completed', 'agreed', command.at);
      return {
        patch: isLast ? { stages } : {},
        writes: [],
        facts: [{ act: `${kind}.given`, ...(privileged === undefined ? {} : { details: { privileged } }) }],
        answer: {},
      };
    },
  });

/** The anchor relative agrees to the reunification (both sides must: Red Cross, IOM). */
export const anchorAgreement = agreement(
  'anchor-agreement',
  'destination',
  'applicant-agreement',
  AnchorSchema,
);
/** The applicants agree to the reunification. */
export const applicantAgreement = agreement(
  'applicant-agreement',
  'asylum',
  'anchor-agreement',
  ApplicantSchema,
);
