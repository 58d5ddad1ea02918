import type { CaseFile } from '../case/case-file.ts';
import { stageDone } from '../case/case-file.ts';
import { isBefore } from '../kernel/calendar.ts';
import type { StageName } from '../policy/stage-name.ts';
import type { WaivableGate } from '../policy/waiver-policy.ts';
import type { Decision } from '../work-item/decisions.ts';
import { latestDecision } from '../work-item/decisions.ts';

export const GATE_WAIVER = 'gate-waiver';
export const WAIVER_APPROVAL = 'gate-waiver-approval';

/** The gates that the policy lets an authority waive for a household of this priority, and that are not passed. */
export function waivableGates(file: Pick<CaseFile, 'case' | 'policy'>): WaivableGate[] {
  const { priority } = file.case;
  if (priority === 'normal') return [];
  return file.policy.waivers[priority].filter(
    (gate) => file.policy.stages.includes(gate) && !stageDone(file, gate),
  );
}

/** The waiver that waits for a second person; undefined if there is none. */
export function waiverToApprove(file: CaseFile): Decision | undefined {
  const asked = latestDecision(file, GATE_WAIVER);
  if (asked?.code !== 'waive' || !file.policy.waivers.fourEyes) return undefined;
  const answered = latestDecision(file, WAIVER_APPROVAL);
  return answered && !isBefore(answered.at, asked.at) ? undefined : asked;
}

/** What is asked about waivers before the first of these stages that may be waived. */
export function waiverAskedBefore(
  file: CaseFile,
  stages: readonly StageName[],
): { kind: typeof GATE_WAIVER | typeof WAIVER_APPROVAL; stage: StageName } | undefined {
  const stage = waivableGates(file).find((gate) => stages.includes(gate));
  if (stage === undefined) return undefined;
  if (latestDecision(file, GATE_WAIVER) === undefined) return { kind: GATE_WAIVER, stage };
  return waiverToApprove(file) ? { kind: WAIVER_APPROVAL, stage } : undefined;
}
