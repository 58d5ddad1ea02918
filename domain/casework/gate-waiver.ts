import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges, withStage } from '../case/change.ts';
import type { Command, Role } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { owe } from '../plan/owe.ts';
import type { Service } from '../plan/service-plan.ts';
import { HOUSEHOLD } from '../plan/service-plan.ts';
import { StageNameSchema } from '../policy/stage-name.ts';
import type { WaivableGate } from '../policy/waiver-policy.ts';
import { WaivableGateSchema } from '../policy/waiver-policy.ts';
import { firstEyes, refuseSamePerson } from '../work-item/decisions.ts';
import type { Prepared } from '../work-item/kind.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../work-item/kind.ts';
import { GATE_WAIVER, WAIVER_APPROVAL, waivableGates, waiverToApprove } from './waivable-gates.ts';

/** What is owed for each gate after the arrival, and who sees to it. */
const OWED: Readonly<Record<WaivableGate, { readonly service: Service; readonly owner: Role }>> = {
  'cultural-orientation': {
    service: { list: 'kinbridge-1', code: 'orientation-session' },
    owner: 'caseworker',
  },
  sponsorship: { service: { list: 'kinbridge-1', code: 'sponsor-search' }, owner: 'sponsorship-officer' },
};

const GatesSchema = z.array(WaivableGateSchema).min(1);

/** The gates are passed without having been gone through, and what each would have given is owed after the arrival. */
function waived(file: CaseFile, gates: readonly WaivableGate[], command: Command): Change {
  const { owedWithin } = file.policy.waivers;
  const stages = gates.reduce(
    (all, gate) => withStage(all, gate, 'skipped', 'waived', command.at),
    file.case.stages,
  );
  const lines = gates.map((gate) => ({
    ...{ whom: HOUSEHOLD, ...OWED[gate], due: { afterArrival: owedWithin } },
    source: { kind: 'waived-duty' as const, reference: gate },
  }));
  return mergeChanges(owe(file, lines, command), {
    patch: { stages },
    writes: [],
    facts: [{ act: 'gates.waived', details: { gates: [...gates] } }],
    answer: {},
  });
}

/** The item belongs to the stage that waits for it, and says which gates can be waived. */
const prepared = (file: CaseFile, subject: string): Prepared => {
  const stage = StageNameSchema.safeParse(subject);
  const context = { gates: waivableGates(file), priority: file.case.priority };
  return { context, ...(stage.success ? { stage: stage.data } : {}) };
};

/**
 * Before the first gate that the policy lets an authority waive for a household in a hurry: which are waived, under whose
 * authority, and why [PROCESS.md, Priority]. What is waived is owed after the arrival.
 */
export const gateWaiver = workItemKind({
  kind: GATE_WAIVER,
  stage: 'cultural-orientation',
  role: 'caseworker',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('waive'),
      gates: GatesSchema,
      authority: z.string().trim().min(1).max(200),
      reference: z.string().trim().min(1).max(100),
      reasonCode: ReasonCodeSchema,
      note: NoteSchema,
    }),
    z.strictObject({ decision: z.literal('hold'), note: NoteSchema }),
  ]),
  prepare: prepared,
  decide({ file, command }, form): Change {
    if (form.decision === 'hold')
      return { patch: {}, writes: [], facts: [{ act: 'gates.held' }], answer: {} };
    const possible = waivableGates(file);
    if (form.gates.some((gate) => !possible.includes(gate)))
      throw invalid('gates', rule('waivable', { gates: possible.join(', ') }), form.gates.join(', '));
    const details = { gates: form.gates, reasonCode: form.reasonCode };
    const asked: Change = {
      ...{ patch: {}, writes: [], answer: {} },
      facts: [{ act: 'gates.waiver-asked', details }],
    };
    return file.policy.waivers.fourEyes ? asked : mergeChanges(asked, waived(file, form.gates, command));
  },
});

/** Four eyes on a waiver: somebody else than who asked for it agrees, or the gates hold. */
export const gateWaiverApproval = workItemKind({
  kind: WAIVER_APPROVAL,
  stage: 'cultural-orientation',
  role: 'supervisor',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('approve'), note: NoteSchema }),
    z.strictObject({ decision: z.literal('decline'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
  ]),
  prepare: prepared,
  first: (file) => firstEyes(waiverToApprove(file), 'all'),
  decide({ file, command }, form): Change {
    const asked = waiverToApprove(file);
    if (!asked) throw new CaseError('WrongState', 'Expected a waiver that waits for a second person.');
    refuseSamePerson(asked, command.actor, 'A waiver is approved by a second person');
    const gates = GatesSchema.parse(asked.form.gates);
    if (form.decision === 'approve') return waived(file, gates, command);
    const details = { gates, reasonCode: form.reasonCode };
    return { patch: {}, writes: [], facts: [{ act: 'gates.waiver-declined', details }], answer: {} };
  },
});
