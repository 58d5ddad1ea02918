import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, withStage } from '../../domain/case/change.ts';
import { interruptCase } from '../../domain/casework/interrupt-case.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { isSoughtApart } from '../../domain/work-item/work-of-case.ts';
import { sponsorsAnswered } from './known-sponsor.ts';
import { releasePlaces } from './release-places.ts';

/** The audit details of the proposal that was decided; `rank` 0 means none of the top three. */
const ProposedSchema = z.looseObject({
  version: z.number(),
  seed: z.number(),
  top: z.array(z.looseObject({ sponsorId: z.string() })),
  known: z.array(z.looseObject({ sponsorId: z.string(), answer: z.string() })).optional(),
});

/** Whether the household agreed to a sponsor that named it after this proposal was made. */
function isNamedSince(file: Pick<CaseFile, 'workItems'>, item: WorkItem | undefined): boolean {
  const { known = [] } = ProposedSchema.safeParse(item?.context).data ?? {};
  return sponsorsAnswered(file, 'agreed').some(
    (sponsorId) => !known.some((one) => one.sponsorId === sponsorId && one.answer === 'agreed'),
  );
}

/** A person confirms the ranked sponsors, or overrides them with a reason; the item's context holds the ranking. */
export const sponsorProposal = workItemKind({
  kind: 'sponsor-proposal',
  stage: 'sponsorship',
  role: 'sponsorship-officer',
  place: 'destination',
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('confirm'), note: NoteSchema }),
    z.strictObject({
      decision: z.literal('override'),
      sponsorId: z
        .string()
        .regex(/^sponsor-[0-9a-z]{20}$/, 'the id of a sponsor such as sponsor-0123456789abcdefghjk'),
      reasonCode: ReasonCodeSchema,
      note: NoteSchema,
    }),
  ]),
  closed: (file) =>
    isNamedSince(
      file,
      file.workItems.find((item) => item.kind === 'sponsor-proposal' && isOpen(item)),
    )
      ? [{ decision: 'confirm', why: 'named-since' }]
      : [],
  decide({ file, item }, form): Change {
    if (form.decision === 'confirm' && isNamedSince(file, item))
      throw new CaseError(
        'WrongState',
        'Expected a proposal made since the household agreed to a sponsor that named it: renew it first.',
      );
    const proposal = ProposedSchema.safeParse(item.context).data;
    const made = proposal ? { version: proposal.version, seed: proposal.seed } : {};
    if (form.decision === 'confirm')
      return {
        patch: {},
        writes: [],
        facts: [{ act: 'placement.confirmed', ...(proposal ? { details: made } : {}) }],
        answer: { sponsorId: null },
      };
    const { sponsorId, reasonCode } = form;
    const rank = (proposal?.top.findIndex((one) => one.sponsorId === sponsorId) ?? -1) + 1;
    return {
      patch: {},
      writes: [],
      facts: [{ act: 'placement.overridden', subject: sponsorId, details: { reasonCode, rank, ...made } }],
      answer: { sponsorId },
    };
  },
});

/** After three offers without a placement, or if there is no candidate, a person decides what comes next. */
export const placementDecision = workItemKind({
  kind: 'placement-decision',
  stage: 'sponsorship',
  role: 'supervisor',
  place: 'destination',
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('continue'), note: NoteSchema }),
    z.strictObject({
      decision: z.literal('agency-receives'),
      reasonCode: ReasonCodeSchema,
      note: NoteSchema,
    }),
    z.strictObject({ decision: z.literal('close-case'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  closed: (file) => (isSoughtApart(file) ? [{ decision: 'close-case', why: 'has-travelled' }] : []),
  decide({ file, command }, form): Change {
    if (form.decision === 'close-case' && isSoughtApart(file))
      throw new CaseError('WrongState', 'Expected a household that has not travelled.');
    if (form.decision === 'continue')
      return { patch: {}, writes: [], facts: [{ act: 'placement.continued' }], answer: {} };
    const details = { reasonCode: form.reasonCode };
    if (form.decision === 'agency-receives') {
      const stages = withStage(file.case.stages, 'sponsorship', 'completed', 'agency-receives', command.at);
      return mergeChanges(releasePlaces(file, 'seeks-no-more', command, form.reasonCode), {
        patch: { stages },
        writes: [],
        facts: [{ act: 'placement.agency-receives', details }],
        answer: {},
      });
    }
    const closing = { outcome: 'no-sponsor' as const, reasonCode: form.reasonCode };
    return mergeChanges(interruptCase(file, closing, command), {
      patch: {},
      writes: [],
      facts: [{ act: 'placement.ended', details }],
      answer: {},
    });
  },
});
