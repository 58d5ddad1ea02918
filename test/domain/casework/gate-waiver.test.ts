import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { planStages } from '../../../domain/casework/plan-stages.ts';
import { PolicySchema } from '../../../registry/policy-schema.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, decided, refusal, refusalName } from '../../fixtures/case-file.ts';

const done = { status: 'completed', outcome: 'x', at: AT } as const;
const BEFORE = ['eligibility-review', 'best-interests', 'state-decision'] as const;
const WAIVER = { authority: 'Ministry', reference: 'EM-7', reasonCode: 'life-at-risk' };

/** A household in a hurry whose preparation begins. */
function hurried(priority: 'emergency' | 'urgent' | 'normal' = 'emergency'): CaseFile {
  const file = caseFile({ priority });
  const stages = Object.fromEntries(BEFORE.map((stage) => [stage, done]));
  return { ...file, case: { ...file.case, stages: { ...file.case.stages, ...stages } } };
}
const asker = command(staff('caseworker'), AT);
const second = command({ ...staff('supervisor'), id: 'somebody-else' }, AT);
const asked = (file: CaseFile, gates: string[] = ['cultural-orientation', 'sponsorship']) =>
  decided(file, 'gate-waiver', { decision: 'waive', gates, ...WAIVER }, asker, 'cultural-orientation');
const agreed = (file: CaseFile, by = second) =>
  decided(file, 'gate-waiver-approval', { decision: 'approve' }, by, 'cultural-orientation');
const next = (file: CaseFile, waivers = true) =>
  planStages(file, { startedAt: AT, plans: 0, waivers }, command(undefined, AT)).answer.next;

describe('a waiver', () => {
  it('is asked about before the first gate that may be waived, and agreed by a second person', () => {
    expect(next(hurried('normal'))).toBe('preparation');
    expect(next(hurried())).toBe('gate-waiver');
    const { file } = asked(hurried());
    expect(next(file)).toBe('gate-waiver-approval');
    expect(file.case.stages['cultural-orientation']).toBeUndefined();
    const same = command({ ...staff('supervisor'), id: asker.actor.id }, AT);
    expect(refusalName(() => agreed(file, same))).toBe('FourEyes');
    const after = agreed(file).file;
    expect(after.case.stages['cultural-orientation']).toMatchObject({ status: 'skipped', outcome: 'waived' });
    expect(next(after)).toBe('preparation');
  });

  it('is of gates that the policy names for the priority only', () => {
    expect(refusal(() => asked(hurried('urgent'), ['sponsorship'])).issues[0]?.path).toBe('gates');
    expect(() => asked(hurried('urgent'), ['cultural-orientation'])).not.toThrow();
  });

  it('owes what was waived after the arrival', () => {
    const { servicePlans } = agreed(asked(hurried()).file).file;
    expect(servicePlans.flatMap(({ lines }) => lines.map(({ source }) => source))).toEqual([
      { kind: 'waived-duty', reference: 'cultural-orientation' },
      { kind: 'waived-duty', reference: 'sponsorship' },
    ]);
  });

  it('takes effect at once where the policy asks for no second person', () => {
    const file = hurried();
    const policy = { ...file.policy, waivers: { ...file.policy.waivers, fourEyes: false } };
    const after = asked({ ...file, policy }).file;
    expect(after.case.stages.sponsorship).toMatchObject({ outcome: 'waived' });
    expect(next(after)).toBe('preparation');
  });

  it('can never be of security, consent, best interests or health', () => {
    const policy = shippedPolicy('resettlement', 1)!;
    for (const gate of ['state-decision', 'best-interests', 'health-assessment', 'consent']) {
      const waivers = { ...policy.waivers, emergency: [gate] };
      expect(PolicySchema.safeParse({ ...policy, waivers }).success).toBe(false);
    }
  });

  it('is not asked of a workflow that began before it could ask, nor under a policy that says nothing', () => {
    expect(next(hurried(), false)).toBe('preparation');
    const { waivers: _none, ...before } = shippedPolicy('resettlement', 1)!;
    const file = { ...hurried(), policy: PolicySchema.parse(before) };
    expect(next(file)).toBe('preparation');
  });
});
