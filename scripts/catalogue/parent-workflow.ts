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

/** Ends everything that runs at once with the error that one of its states met. */
const fails = (Comment: string): State => ({
  ...{ Type: 'Fail', Comment },
  ...{ Error: '{% $states.input.Error %}', Cause: '{% $states.input.Cause %}' },
});
const failing = (Next: string): State[] => [{ ErrorEquals: ['States.ALL'], Next }];

/** Asks for one piece of work that the run waits for, or seeks another sponsor, until it is done. */
const awaitedOne = (ask: State): Machine => ({
  StartAt: 'Awaits?',
  States: {
    'Awaits?': {
      Type: 'Choice',
      Choices: [{ Condition: "{% $states.input.kind = 'sponsor-search' %}", Next: 'SponsorSearch' }],
      Default: 'Awaited',
    },
    Awaited: ask,
    'Sought?': {
      Type: 'Choice',
      Choices: [{ Condition: "{% $states.input.decision = 'new-sponsor' %}", Next: 'SponsorSearch' }],
      Default: 'NoLongerAwaited',
    },
    SponsorSearch: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: {
        StateMachineArn: `\${${stateOf('sponsorship')}Workflow}`,
        Name: "{% $states.context.Execution.Name & '-search-' & $string($plans) & '-' & $string($states.input.iteration) %}",
        Input: { caseId: '{% $caseId %}' },
      },
      Retry: [START_RETRY],
      Catch: failing('AwaitedFailed'),
      Output: {},
      Next: 'NoLongerAwaited',
    },
    AwaitedFailed: fails('A supervisor has it tried again with the stage.'),
    NoLongerAwaited: {
      Type: 'Pass',
      Comment: 'Done, cancelled, or this execution is old: the next plan says what is still waited for.',
      Output: {},
      End: true,
    },
  },
});

/**
 * A stage after the journey, and what the run waits for beside it, in this execution and in none of its own. Whatever
 * fails here ends both, and the plan after its repair takes over what is open.
 */
function attended(stages: readonly StageFolder[], ask: State): State {
  const named = (stage: StageFolder) => `${stateOf(stage.name)}Attended`;
  return {
    Type: 'Parallel',
    Comment: 'A stage, and what is owed after the arrival or after a broken sponsorship, at the same time.',
    Branches: [
      {
        StartAt: 'AttendedStage?',
        States: {
          'AttendedStage?': {
            Type: 'Choice',
            Choices: stages.map((stage) => ({
              Condition: `{% $asking = '${stage.name}' %}`,
              Next: named(stage),
            })),
            Default: 'StageAttended',
          },
          ...Object.fromEntries(
            stages.map((stage) => {
              const run = runs(stage, 'StageAttended', '');
              return [named(stage), { ...run, Catch: failing('AttendedFailed') }];
            }),
          ),
          StageAttended: { Type: 'Succeed' },
          AttendedFailed: fails('The stage failed: a supervisor is asked at once.'),
        },
      },
      {
        StartAt: 'EachAwaited',
        States: {
          EachAwaited: {
            Type: 'Map',
            Items: '{% $awaited %}',
            ItemSelector: {
              iteration: '{% $states.context.Map.Item.Index %}',
              kind: '{% $states.context.Map.Item.Value.kind %}',
              subject: '{% $states.context.Map.Item.Value.subject %}',
              round: 0,
            },
            MaxConcurrency: 0,
            ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...awaitedOne(ask) },
            Catch: failing('EachAwaitedFailed'),
            Output: {},
            Next: 'AllAwaited',
          },
          AllAwaited: { Type: 'Succeed' },
          EachAwaitedFailed: fails(
            'A supervisor is asked about the stage, and the plan after it takes over what is open.',
          ),
        },
      },
    ],
    Catch: [
      {
        ErrorEquals: ['States.ALL'],
        Output: { round: 0, failed: '{% $asking %}' },
        Next: 'FailedStage',
      },
    ],
    Output: { round: 0 },
    Next: 'Plan',
  };
}

/**
 * The parent workflow: its frame plans, asks for repair and closure; between them every stage that has a workflow is a
 * state of its own name.
 */
export function parentWorkflow(stages: readonly StageFolder[]): Machine {
  const { States, ...frame } = JSON.parse(readFileSync(FRAME, 'utf8')) as Machine;
  const { Start, Plan, Awaited, ...rest } = States;
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
      ['attended', 'Attended'],
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
      Attended: attended(
        alone.filter(({ name, data }) => name === 'travel' || data.needs.includes('travel')),
        Awaited!,
      ),
      ...rest,
    },
  };
}
