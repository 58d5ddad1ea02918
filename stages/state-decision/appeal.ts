import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { withStage } from '../../domain/case/change.ts';
import { stateRecipients } from '../../domain/case/consent-recipients.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { DateSchema, dateOf, plus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import { latestDecision } from '../../domain/work-item/decisions.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { withSubmission } from './state-submissions.ts';
import { asDecided, undecided } from './undecided.ts';

const [LODGING, OUTCOME] = ['state-appeal', 'appeal-decision'] as const;
const at = 'state-decision';

/** The last day on which the refusal can be appealed, or undefined where the programme has no appeal. */
export function appealUntil(file: CaseFile): string | undefined {
  const { appeal } = file.policy.stateDecision;
  const denied = latestDecision(file, at);
  return appeal && denied?.code === 'deny' ? dateOf(plus(denied.at, appeal.within)) : undefined;
}

/** What a stage that begins again goes on with: an appeal to lodge, one that is decided, or nothing. */
export function appealStands(file: CaseFile): 'to-lodge' | 'lodged' | 'none' {
  const denied = latestDecision(file, at);
  if (!file.policy.stateDecision.appeal || denied?.code !== 'deny') return 'none';
  const since = (kind: string, then: string) => {
    const decided = latestDecision(file, kind);
    return decided !== undefined && decided.at >= then ? decided : undefined;
  };
  const lodging = since(LODGING, denied.at);
  if (!lodging) return 'to-lodge';
  return lodging.code === 'lodged' && !since(OUTCOME, lodging.at) ? 'lodged' : 'none';
}

/** The refusal stands: the case closes with the state's reason. */
export const refusalStands = (file: CaseFile, reasonCode: string, command: Command): Change => ({
  patch: {
    stages: withStage(file.case.stages, at, 'completed', 'denied', command.at),
    status: 'closing',
    closing: { outcome: 'denied', reasonCode },
  },
  writes: [],
  facts: [],
  answer: {},
});

/** Whoever is told that it ends here is told alone, with somebody who has time for it. */
function refuseUncounselled(file: CaseFile, counselled: readonly string[]): void {
  const missing = activeMembers(file).filter(({ id }) => !counselled.includes(id));
  if (missing.length > 0)
    throw invalid('counselled', rule('every-member-counselled'), `${missing.length} missing`);
}

const EndedSchema = <D extends string>(decision: D) =>
  z.strictObject({
    decision: z.literal(decision),
    reasonCode: ReasonCodeSchema,
    counselled: z.array(z.string()),
    note: NoteSchema,
  });

/**
 * The state refused, and the refusal can be appealed until a legal deadline (the policy's, unverified): the appeal is
 * lodged in time, or the family decides not to and is counselled.
 */
export const stateAppeal = workItemKind({
  kind: LODGING,
  stage: at,
  role: 'caseworker',
  place: 'asylum',
  irreversible: ['not-lodged'],
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('lodged'),
      lodgedOn: DateSchema,
      appealReference: personal(z.string().trim().min(1).max(120)).optional(),
      note: NoteSchema,
    }),
    EndedSchema('not-lodged'),
  ]),
  prepare(file) {
    const until = appealUntil(file);
    return until === undefined ? {} : { context: { lodgeUntil: until } };
  },
  decide({ file, command }, form) {
    const until = appealUntil(file);
    if (until === undefined || appealStands(file) !== 'to-lodge')
      throw new CaseError('WrongState', 'Expected a refusal that can be appealed, received none.');
    if (form.decision === 'not-lodged') {
      refuseUncounselled(file, form.counselled);
      const { reasonCode } = form;
      const facts = [{ act: 'state.appeal-not-lodged', details: { reasonCode } }];
      return { ...refusalStands(file, reasonCode, command), facts };
    }
    if (form.lodgedOn > todayAt(file.policy, file.case.office, command.at))
      throw invalid('lodgedOn', rule('not-in-future'), 'a later date');
    if (form.lodgedOn > until) throw invalid('lodgedOn', rule('appeal-until', { until }), 'a later date');
    const facts = [{ act: 'state.appealed', details: { on: form.lodgedOn } }];
    return { patch: {}, writes: [], facts, answer: {} };
  },
});

/** What came of the appeal: the family goes on, the state decides anew, or it ends here and everybody is counselled. */
export const appealDecision = workItemKind({
  kind: OUTCOME,
  stage: at,
  role: 'caseworker',
  place: 'asylum',
  irreversible: ['lost'],
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('won'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('decide-anew'), note: NoteSchema }),
    EndedSchema('lost'),
  ]),
  decide({ file, command }, form) {
    if (appealStands(file) !== 'lodged')
      throw new CaseError('WrongState', 'Expected an appeal that was lodged, received none.');
    if (form.decision === 'decide-anew')
      return { patch: {}, writes: [], facts: [{ act: 'state.decides-anew' }], answer: {} };
    if (form.decision === 'lost') {
      refuseUncounselled(file, form.counselled);
      const { reasonCode } = form;
      return {
        ...refusalStands(file, reasonCode, command),
        facts: [{ act: 'state.appeal-lost', details: { reasonCode } }],
      };
    }
    const recipients = stateRecipients(file.case.destinationOffice);
    const consents = requireConsent(file, at, recipients, command.at);
    return {
      patch: { stages: withStage(file.case.stages, at, 'completed', 'accepted', command.at) },
      writes: [
        ...asDecided(undecided(file)),
        ...withSubmission(file, { decision: 'accepted', at: command.at }),
      ],
      facts: [{ act: 'state.appeal-won' }, { act: 'state.accepted', details: { consents } }],
      answer: {},
    };
  },
});
