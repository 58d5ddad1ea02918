import type { Command } from '../actor.ts';
import { proceduresOpen } from '../best-interests/procedures.ts';
import { isBefore, plus } from '../calendar.ts';
import { CaseError } from '../errors.ts';
import { roundsOf } from '../work-item/open-work-item.ts';
import type { StageName } from './case.ts';
import type { CaseFile } from './case-file.ts';
import { stageDone } from './case-file.ts';
import type { Change } from './change.ts';
import { both, unchanged, withStage } from './change.ts';

/** A run that plans more often than this does not get anywhere; it ends as a supervisor's work item. */
const MOST_PLANS = 100;
const PREPARATION = ['health-assessment', 'cultural-orientation', 'sponsorship'] as const;

/** What the parent workflow does next: a stage, the three stages of preparation at once, or an end. */
export type NextStep = StageName | 'preparation' | 'renewal' | 'end';

/** The first stage of the programme that is not done. */
export function nextStage(file: CaseFile): NextStep {
  if (file.case.status === 'closed' || file.case.status === 'registered') return 'end';
  if (file.case.status === 'closing') return 'closure';
  const stage = file.policy.stages.find((name) => !stageDone(file, name)) as StageName | undefined;
  if (stage === undefined) return 'end';
  return (PREPARATION as readonly string[]).includes(stage) ? 'preparation' : stage;
}

/**
 * Plans the parent workflow's next step from what the case has completed, so that a run can be started again at any
 * time. A run older than the programme allows is renewed before Step Functions ends it after a year.
 */
export function planStages(
  file: CaseFile,
  run: { startedAt: string; plans: number },
  command: Command,
): Change {
  if (run.plans > MOST_PLANS)
    throw new CaseError('WrongState', `Expected a run to reach its end within ${MOST_PLANS} plans.`);
  const settled = withoutBestInterests(file, command);
  const current = { ...file, case: { ...file.case, stages: settled.head.stages ?? file.case.stages } };
  const next = nextStage(current);
  if (next === 'end') return both(settled, unchanged({ next }));
  const renewAt = plus(run.startedAt, file.policy.renewal.caseAfter);
  if (isBefore(renewAt, command.at))
    return both(settled, {
      head: { run: file.case.run + 1 },
      puts: [],
      facts: [{ act: 'case.renewed', details: { run: file.case.run + 1 } }],
      answer: { next: 'renewal' },
    });
  const needs = Object.fromEntries(
    PREPARATION.map((stage) => [stage, file.policy.stages.includes(stage) && !stageDone(current, stage)]),
  );
  const rounds = Object.fromEntries(
    ['closure-approval', 'failed-stage'].map((kind) => [kind, roundsOf(file, kind, command.at)]),
  );
  return both(settled, unchanged({ next, needs, rounds }));
}

/** Best interests is settled when no rule of the programme asks for a procedure. */
function withoutBestInterests(file: CaseFile, command: Command): Change {
  const due = nextStage(file) === 'best-interests' && proceduresOpen(file, command.at).length === 0;
  if (!due) return unchanged({});
  return {
    head: {
      stages: withStage(file.case.stages, 'best-interests', 'skipped', 'no-procedure-due', command.at),
    },
    puts: [],
    facts: [{ act: 'best-interests.not-needed' }],
    answer: {},
  };
}
