import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import { refuseOthers } from '../../domain/case/each-member.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { firstRefusal, latestDecision, refusedBySecond } from '../../domain/work-item/decisions.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { isTestReported } from './course.ts';
import { AskForTestSchema, askForTest } from './dna-ask.ts';
import { endsUnestablished } from './ends.ts';
import { EvidenceSchema } from './evidence.ts';
import { AnchorRelationSchema } from './policy.ts';

/** Reasons that alone refuse nobody (Directive 2003/86/EC, article 11(2)). */
const PAPERS = new Set(['missing-documents', 'documents-missing']);
/** Nor does it that somebody refused a test (UNHCR note on DNA testing, 2008; from memory). */
const REFUSED_TEST = 'test-refused';

/** A DNA test never decides alone, and counts only as it was reported (UNHCR note on DNA testing, 2008; from memory). */
function refuseUnfairTest(file: CaseFile, evidence: readonly string[]): void {
  if (!evidence.includes('dna')) return;
  if (evidence.every((one) => one === 'dna')) throw invalid('evidence', rule('dna-not-alone'), 'dna');
  if (!isTestReported(file)) throw invalid('evidence', rule('dna-reported'), 'no report');
}

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
      evidence: z.array(EvidenceSchema).min(1),
      /** What each member is to the anchor: the documents of the application follow from it. */
      relations: z.array(z.strictObject({ personId: z.string(), relation: AnchorRelationSchema })).optional(),
      note: NoteSchema,
    }),
    AskForTestSchema,
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
      if (reasonCode === REFUSED_TEST)
        throw invalid('reasonCode', rule('not-refused-test-alone'), reasonCode);
      if (PAPERS.has(reasonCode)) throw invalid('reasonCode', rule('not-papers-alone'), reasonCode);
      if (refusedBySecond(file, item, form.decision, command.actor))
        return mergeChanges(endsUnestablished(file, command, reasonCode), noChange({ confirmed: true }));
      const facts = [{ act: 'relationship.refusal-proposed', details: { reasonCode } }];
      return { patch: {}, writes: [], facts, answer: { confirmed: false } };
    }
    if (form.decision === 'dna-test') return askForTest(file, form, command);
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
    refuseUnfairTest(file, form.evidence);
    if (file.policy.reunification.application) refuseOthers(file, 'relations', form.relations ?? []);
    const consents = requireConsent(file, 'family-reunification', [], command.at);
    const details = { evidence: form.evidence, consents };
    return { patch: {}, writes: [], facts: [{ act: 'relationship.established', details }], answer: {} };
  },
});
