import * as z from 'zod';
import { activeMembers } from '../../../../domain/case/case-file.ts';
import type { Change } from '../../../../domain/case/change.ts';
import { withStage } from '../../../../domain/case/change.ts';
import { requireConsent } from '../../../../domain/case/consent-uses.ts';
import { ageOn, DateSchema, dateOf } from '../../../../domain/kernel/calendar.ts';
import { invalid } from '../../../../domain/kernel/invalid-input.ts';
import { rule } from '../../../../domain/kernel/rules.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../../../domain/work-item/kind.ts';

const NAME = 'return-counselling';

/**
 * Counselling before a return: what the alternatives are, what is paid, that nobody has to go. Each adult declares for
 * themselves; whoever is not sure stays, and nothing is lost by that.
 */
export const returnCounselling = workItemKind({
  kind: 'return-counselling',
  stage: NAME,
  role: 'caseworker',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('declared'),
      declaredOn: DateSchema,
      language: z.string().regex(/^[a-z]{2,3}$/),
      counselled: z.array(z.string()).min(1),
      note: NoteSchema,
    }),
    z.strictObject({ decision: z.literal('remains'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  decide({ file, command }, form): Change {
    if (form.decision === 'remains')
      return {
        patch: {
          stages: withStage(file.case.stages, NAME, 'completed', 'remains', command.at),
          status: 'closing',
          closing: { outcome: 'remains', reasonCode: form.reasonCode },
        },
        writes: [],
        facts: [{ act: 'return.not-wished', details: { reasonCode: form.reasonCode } }],
        answer: {},
      };
    const consents = requireConsent(file, NAME, [], command.at);
    const today = dateOf(command.at);
    if (form.declaredOn > today) throw invalid('declaredOn', rule('not-in-future'), form.declaredOn);
    const uncounselled = activeMembers(file).filter(({ id }) => !form.counselled.includes(id));
    if (uncounselled.length > 0)
      throw invalid('counselled', rule('every-member-counselled'), `${uncounselled.length} missing`);
    const { majority } = file.policy.bestInterests;
    const adults = activeMembers(file).filter(({ birthDate }) => ageOn(birthDate, today) >= majority);
    const { declaredOn, language } = form;
    return {
      patch: { stages: withStage(file.case.stages, NAME, 'completed', 'declared', command.at) },
      writes: [
        {
          ...{ type: 'return-declaration', schema: 1, caseId: file.case.id },
          declarations: adults.map(({ id }) => ({ personId: id, declaredOn, language })),
        },
      ],
      facts: [{ act: 'return.declared', details: { adults: adults.length, consents } }],
      answer: {},
    };
  },
});
