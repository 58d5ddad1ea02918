import { readFileSync } from 'node:fs';
import { START_RETRY } from '../../contracts/errors.ts';
import type { StageFolder } from './folders.ts';

const FRAME = 'state-machines/resettlement-case.frame.json';

type State = Record<string, unknown>;
interface Machine {
  StartAt: string;
  States: Record<string, State>;
}

/** `health-assessment` is the state `HealthAssessment`: what an auditor reads in a history. */
export const stateOf = (stage: string): string =>
  stage.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase());

/** Runs a stage as an execution of its own. */
const runs = ({ name: stage, data }: StageFolder, done: string, failed: string): State => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::states:startExecution.sync:2',
  Arguments: {
    StateMachineArn: `\${${stateOf(stage)}Workflow}`,
    Name: `{% $states.context.Execution.Name & '-${data.shortName ?? stage}-' & $string($plans) %}`,
    Input: { caseId: '{% $caseId %}' },
  },
  Retry: [START_RETRY],
  Catch: [{ ErrorEquals: ['States.ALL'], Output: { round: 0, failed: stage }, Next: failed }],
  Output: { failed: null },
  Next: done,
});

/** One of the stages that run at once, where the plan says that the case needs it. */
function branchOf(folder: StageFolder): Machine {
  const stage = folder.name;
  const [state, ask, ready] = [stateOf(stage), `Needs${stateOf(stage)}?`, `${stateOf(stage)}Ready`];
  return {
    StartAt: ask,
    States: {
      [ask]: {
        Type: 'Choice',
        Choices: [{ Condition: `{% $lookup($needs, '${stage}') = true %}`, Next: state }],
        Default: ready,
      },
      [state]: runs(folder, ready, ready),
      [ready]: { Type: 'Succeed' },
    },
  };
}

const preparation = (stages: readonly StageFolder[]): State => ({
  Type: 'Parallel',
  Comment:
    'Stages of preparation at the same time; tracing has executions of its own and is never waited for.',
  Branches: stages.map(branchOf),
  Catch: [{ ErrorEquals: ['States.ALL'], Output: { round: 0, failed: 'planning' }, Next: 'FailedStage' }],
  Output: {
    round: 0,
    failed:
      '{% ($failed := $states.result[failed != null].failed; $count($failed) > 0 ? $failed[0] : null) %}',
  },
  Next: 'Prepared?',
});

/**
 * The parent workflow: its frame plans, asks for repair and closure; between them every stage that has a workflow is a
 * state of its own name.
 */
export function parentWorkflow(stages: readonly StageFolder[]): Machine {
  const { States, ...frame } = JSON.parse(readFileSync(FRAME, 'utf8')) as Machine;
  const { Start, Plan, ...rest } = States;
  const running = stages.filter(({ data }) => !data.besideCase && data.workflow !== false);
  const alone = running.filter(({ data }) => !data.parallel);
  const together = running.filter(({ data }) => data.parallel);
  const choices = [
    ...alone.map(({ name }) => [name, stateOf(name)]),
    ...[
      ['preparation', 'Preparation'],
      ['submission-categories', 'SubmissionCategories'],
      ['destination-office', 'DestinationOffice'],
      ['gate-waiver', 'GateWaiver'],
      ['gate-waiver-approval', 'GateWaiverApproval'],
      ['closure', 'Closure'],
      ['renewal', 'Renewed'],
      ['end', 'Ended'],
    ],
  ];
  return {
    ...frame,
    States: {
      Start: Start!,
      Plan: Plan!,
      NextStage: {
        Type: 'Choice',
        Choices: choices.map(([next, state]) => ({
          Condition: `{% $states.input.next = '${next}' %}`,
          Next: state,
        })),
        Output: { round: 0 },
        Default: 'RepairPlan',
      },
      ...Object.fromEntries(alone.map((stage) => [stateOf(stage.name), runs(stage, 'Plan', 'FailedStage')])),
      Preparation: preparation(together),
      ...rest,
    },
  };
}
