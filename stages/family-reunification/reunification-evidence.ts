import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, noChange, withStage } from '../../domain/case/change.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import { interruptCase } from '../../domain/casework/interrupt-case.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { firstRefusal, latestDecision, refusedBySecond } from '../../domain/work-item/decisions.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';

const ends = (file: CaseFile, command: Command, reasonCode: string): Change => {
  const closing = { outcome: 'relationship-not-established' as const, reasonCode };
  const stages = withStage(file.case.stages, 'family-reunification', 'completed', reasonCode, command.at);
  const facts = [{ act: 'reunification.refused', details: { reasonCode } }];
  return mergeChanges(interruptCase(file, closing, command), {
    patch: { stages },
    writes: [],
    facts,
    answer: {},
  });
};

/**
 * Evidence of the family relationship with the anchor relative in the destination country. A relationship is refused
 * only if a second person, who gets the first one's findings, refuses it too.
 */
export const relationshipEvidence = workItemKind({
  kind: 'relationship-evidence',
  stage: 'family-reunification',
  role: 'caseworker',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('established'),
      evidence: z.array(z.enum(['documents', 'interviews', 'witnesses', 'dna'])).min(1),
      note: NoteSchema,
    }),
    z.strictObject({ decision: z.literal('more-evidence'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
    z.strictObject({
      decision: z.literal('not-established'),
      reasonCode: ReasonCodeSchema,
      note: NoteSchema,
    }),
  ]),
  first: (file) => firstRefusal(file, 'relationship-evidence', 'not-established'),
  prepare(file) {
    const before = latestDecision(file, 'relationship-evidence');
    if (before?.code !== 'not-established') return {};
    return { context: { refusedBy: before.by, reasonCode: before.form.reasonCode } };
  },
  decide({ file, item, command }, form): Change {
    if (form.decision === 'not-established') {
      const { reasonCode } = form;
      if (refusedBySecond(file, item, form.decision, command.actor))
        return mergeChanges(ends(file, command, reasonCode), noChange({ confirmed: true }));
      const facts = [{ act: 'relationship.refusal-proposed', details: { reasonCode } }];
      return { patch: {}, writes: [], facts, answer: { confirmed: false } };
    }
    if (form.decision === 'more-evidence') {
      const again = plus(command.at, file.policy.reunification.moreEvidence);
      const details = { reasonCode: form.reasonCode, again };
      return {
        patch: {},
        writes: [],
        facts: [{ act: 'relationship.adjourned', details }],
        answer: { askAgainAt: again },
      };
    }
    const consents = requireConsent(file, 'family-reunification', [], command.at);
    const details = { evidence: form.evidence, consents };
    return { patch: {}, writes: [], facts: [{ act: 'relationship.established', details }], answer: {} };
  },
});

const AgreementSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('agrees'), note: NoteSchema }),
  z.strictObject({ decision: z.literal('does-not-agree'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
]);

const agreement = (kind: string, place: 'asylum' | 'destination', other: string) =>
  workItemKind({
    kind,
    stage: 'family-reunification',
    role: 'caseworker',
    place,
    form: AgreementSchema,
    decide({ file, command }, form): Change {
      if (form.decision === 'does-not-agree') return ends(file, command, form.reasonCode);
      if (latestDecision(file, 'relationship-evidence')?.code !== 'established')
        throw new CaseError(
          'WrongState',
          'Expected an established relationship before the agreement, received none.',
        );
      const bothAgree = latestDecision(file, other)?.code === 'agrees';
      const stages = withStage(file.case.stages, 'family-reunification', 'completed', 'agreed', command.at);
      return {
        patch: bothAgree ? { stages } : {},
        writes: [],
        facts: [{ act: `${kind}.given` }],
        answer: {},
      };
    },
  });

/** The anchor relative agrees to the reunification (both sides must: Red Cross, IOM). */
export const anchorAgreement = agreement('anchor-agreement', 'destination', 'applicant-agreement');
/** The applicants agree to the reunification. */
export const applicantAgreement = agreement('applicant-agreement', 'asylum', 'anchor-agreement');
