import { describe, expect, it } from 'vitest';
import type { Case } from '../../../domain/case/case.ts';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { beginStage } from '../../../domain/casework/begin-stage.ts';
import { recordDeath } from '../../../domain/casework/end-case.ts';
import { planStages } from '../../../domain/casework/plan-stages.ts';
import { StageNameSchema } from '../../../domain/policy/stage-name.ts';
import { SHIPPED_POLICIES } from '../../../registry/shipped.ts';
import { scheduleFrom } from '../../../stages/post-arrival-follow-up/schedule.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { caseFile, committed, decided, refusalName } from '../../fixtures/case-file.ts';
import { adult, child } from '../../fixtures/household.ts';

const plan = (
  file: CaseFile,
  run: { startedAt: string; plans: number; number?: number } = { startedAt: AT, plans: 0 },
  at = AT,
) => planStages(file, run, command(undefined, at));
const done = { status: 'completed', outcome: 'x', at: AT } as const;
const withStages = (file: CaseFile, ...names: string[]): CaseFile => ({
  ...file,
  case: {
    ...file.case,
    stages: { ...file.case.stages, ...Object.fromEntries(names.map((name) => [name, done])) },
  },
});
const untilPreparation = ['eligibility-review', 'state-decision', 'best-interests'];

/** Every step of a case whose stages are completed as they come. */
function stepsOf(file: CaseFile): string[] {
  const steps: string[] = [];
  let current = file;
  for (let turn = 0; turn < 20; turn += 1) {
    const change = plan(current);
    current = committed(current, change);
    const next = String(change.answer.next);
    steps.push(next);
    if (next === 'end') return steps;
    const needs = (change.answer.needs ?? {}) as Record<string, boolean>;
    current = withStages(
      current,
      ...(next === 'preparation' ? Object.keys(needs).filter((stage) => needs[stage]) : [next]),
    );
    if (next === 'closure') current = { ...current, case: { ...current.case, status: 'closed' } };
  }
  return steps;
}

describe('the order of stages', () => {
  const orphan = child({ relationship: 'principal-applicant', separation: 'unaccompanied' });

  it.each([
    [
      'resettlement',
      [adult()],
      [
        'eligibility-review',
        'state-decision',
        'preparation',
        'travel',
        'post-arrival-follow-up',
        'closure',
        'end',
      ],
    ],
    [
      'resettlement',
      [orphan],
      [
        'eligibility-review',
        'best-interests',
        'state-decision',
        'preparation',
        'travel',
        'post-arrival-follow-up',
        'closure',
        'end',
      ],
    ],
    [
      'family-reunification',
      [adult()],
      [
        'family-reunification',
        'state-decision',
        'preparation',
        'travel',
        'post-arrival-follow-up',
        'closure',
        'end',
      ],
    ],
    [
      'family-reunification',
      [adult(), child()],
      [
        'family-reunification',
        'best-interests',
        'state-decision',
        'preparation',
        'travel',
        'post-arrival-follow-up',
        'closure',
        'end',
      ],
    ],
  ] as const)('%s of %#', (programme, members, steps) => {
    expect(stepsOf(caseFile({ programme, members: [...members] }))).toEqual(steps);
  });

  it('prepares only what the programme has and the case lacks', () => {
    const needs = (file: CaseFile) => plan(file).answer.needs;
    expect(needs(withStages(caseFile(), ...untilPreparation, 'health-assessment'))).toEqual({
      'health-assessment': false,
      'cultural-orientation': true,
      sponsorship: true,
    });
    const joined = withStages(
      caseFile({ programme: 'family-reunification' }),
      'family-reunification',
      'state-decision',
      'best-interests',
    );
    expect(needs(joined)).toMatchObject({ sponsorship: false });
  });

  it.each<[Case['status'], string]>([
    ['registered', 'end'],
    ['closed', 'end'],
    ['closing', 'closure'],
  ])('of a case that is %s is %s', (status, next) => {
    expect(plan(caseFile({}, { status })).answer.next).toBe(next);
  });

  it('is known to the shipped policies by the names of stages alone', () => {
    for (const { stages } of SHIPPED_POLICIES)
      expect(stages.filter((stage) => !StageNameSchema.safeParse(stage).success)).toEqual([]);
  });

  it('ends for a run that another one has followed', () => {
    const file = caseFile({}, { run: 3 });
    expect(plan(file, { startedAt: AT, plans: 1, number: 2 })).toMatchObject({
      facts: [],
      answer: { next: 'end' },
    });
    expect(plan(file, { startedAt: AT, plans: 1, number: 3 }).answer.next).toBe('eligibility-review');
  });

  it('ends as a failure when a run plans more than 100 times', () => {
    expect(refusalName(() => plan(caseFile(), { startedAt: AT, plans: 101 }))).toBe('WrongState');
  });
});

describe('a stage without work', () => {
  const next = (file: CaseFile) => plan(file).answer.next;
  const doctor = command(staff('health-staff'));
  const cleared = {
    decision: 'cleared',
    classification: 'no-finding',
    tuberculosisClass: 'none',
    examinedOn: '2026-03-10',
  };

  it('is settled when the member that it waited for has died', () => {
    const family = withStages(
      caseFile({ members: [adult(), child()] }),
      ...untilPreparation,
      'cultural-orientation',
      'sponsorship',
    );
    const examined = decided(family, 'health-exam', cleared, doctor, family.persons[0]!.id).file;
    const left = committed(examined, recordDeath(examined, family.persons[1]!.id, undefined, doctor));
    const change = plan(left);
    expect(change.answer.next).toBe('travel');
    expect(change.patch).toMatchObject({ healthValidUntil: '2026-09-10' });
    expect(change.patch.stages?.['health-assessment']).toMatchObject({ status: 'completed' });
    expect(change.facts).toHaveLength(1);
  });

  it('is settled when it was reopened and nothing is due: health, orientation, follow-up', () => {
    const ready = withStages(caseFile(), ...untilPreparation, 'sponsorship');
    const examined = decided(ready, 'health-exam', cleared, doctor, ready.persons[0]!.id).file;
    const topics = examined.policy.orientation.topics;
    const session = {
      decision: 'held',
      heldOn: '2026-03-10',
      topics,
      present: [examined.persons[0]!.id],
      absent: [],
      knewBefore: [{ personId: examined.persons[0]!.id, level: 'partly' }],
      learned: [{ personId: examined.persons[0]!.id, level: 'well' }],
    };
    const file = decided(
      examined,
      'orientation-session',
      session,
      command(staff('orientation-trainer')),
      'adults',
    ).file;
    const reopened = { status: 'reopened', outcome: 'x', at: AT } as const;
    const again = (...stages: string[]) => ({
      ...file,
      case: {
        ...file.case,
        stages: { ...file.case.stages, ...Object.fromEntries(stages.map((name) => [name, reopened])) },
      },
    });
    expect(next(again('health-assessment', 'cultural-orientation'))).toBe('travel');
    const followUp = scheduleFrom(file, AT);
    const visits = followUp.visits.map((visit) => ({ ...visit, status: 'completed' as const }));
    const arrived = withStages(
      { ...again('post-arrival-follow-up'), followUp: { ...followUp, visits } },
      'travel',
    );
    expect(next(arrived)).toBe('closure');
    expect(next({ ...arrived, followUp })).toBe('post-arrival-follow-up');
  });

  it('but with work it is not: somebody to examine, to orient', () => {
    const file = withStages(caseFile(), ...untilPreparation, 'sponsorship');
    expect(plan(file).answer).toMatchObject({
      next: 'preparation',
      needs: { 'health-assessment': true, 'cultural-orientation': true },
    });
    expect(beginStage(file, 'health-assessment', command())).toMatchObject({
      subjects: [file.persons[0]!.id],
    });
  });
});
