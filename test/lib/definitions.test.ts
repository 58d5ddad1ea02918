import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERRORS, START_RETRY, TASK_RETRY, TIME_OUTS } from '../../contracts/errors.ts';
import { FUNCTIONS } from '../../contracts/functions.ts';
import { definitionOf, placeholderOf, placeholdersIn, WORKFLOWS } from '../../contracts/workflows.ts';
import { PREPARATION } from '../../domain/casework/plan-stages.ts';
import { callsOf } from '../../lib/workflow-calls.ts';
import { STAGES } from '../../registry/stages.ts';

interface Validation {
  isValid: boolean;
  errorsText: (separator?: string) => string;
}
const validate = createRequire(import.meta.url)('asl-validator') as (definition: unknown) => Validation;

interface State {
  name: string;
  ItemSelector?: Record<string, unknown>;
  ItemProcessor?: unknown;
  Type: string;
  Resource?: string;
  Retry?: { ErrorEquals: string[] }[];
  Catch?: { ErrorEquals: string[] }[];
  Arguments?: { FunctionName?: string; Payload?: { command?: string } };
}

const ROOT = join(import.meta.dirname, '../..');
const textOf = (workflow: (typeof WORKFLOWS)[number]): string =>
  readFileSync(join(ROOT, definitionOf(workflow)), 'utf8');

function* statesIn(value: unknown): Generator<State> {
  if (value === null || typeof value !== 'object') return;
  const { States } = value as { States?: Record<string, Omit<State, 'name'>> };
  for (const [name, state] of Object.entries(States ?? {})) yield { name, ...state };
  for (const child of Object.values(value)) yield* statesIn(child);
}

const KNOWN_ERRORS = new Set<string>([
  ...Object.keys(ERRORS),
  ...TIME_OUTS,
  ...START_RETRY.ErrorEquals,
  'StepFunctions.ExecutionAlreadyExistsException',
  ...['ALL', 'Timeout', 'HeartbeatTimeout', 'TaskFailed', 'Permissions', 'DataLimitExceeded'].map(
    (name) => `States.${name}`,
  ),
  ...['QueryEvaluationError', 'ExceedToleratedFailureThreshold', 'Runtime'].map((name) => `States.${name}`),
  ...[
    'TooManyRequestsException',
    'ServiceException',
    'SdkClientException',
    'AWSLambdaException',
    'Unknown',
  ].map((name) => `Lambda.${name}`),
]);

/** Those whose end no other workflow waits for: when one fails, nobody else opens work about it. */
const WAITED_FOR = new Set(WORKFLOWS.flatMap((workflow) => callsOf(workflow, textOf(workflow)).waitedFor));

const caught = ({ Catch = [] }: State): string[] => Catch.flatMap(({ ErrorEquals }) => ErrorEquals);

describe('workflow definitions', () => {
  it('are the files of state-machines/ and of the stages, each listed in the contract', () => {
    const files = ['state-machines', 'stages', 'programmes'].flatMap((room) =>
      readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
    );
    expect(files.filter((file) => file.endsWith('.asl.json')).sort()).toEqual(
      WORKFLOWS.map(definitionOf).sort(),
    );
  });

  it('end a case only where its plan says so: a step that the parent does not know is work for a supervisor', () => {
    const { NextStage, Ended } = JSON.parse(textOf('resettlement-case')).States;
    expect(Ended.Type).toBe('Succeed');
    expect(NextStage.Default).toBe('RepairPlan');
    const known = NextStage.Choices.map(
      (rule: { Condition?: string }) => /next = '([a-z-]+)'/.exec(rule.Condition ?? '')?.[1],
    );
    const stages = STAGES.map(({ name }) => name).filter((name) => name !== 'family-tracing');
    const prepared = PREPARATION as readonly string[];
    expect(known.toSorted()).toEqual(
      [
        ...stages.filter((name) => !prepared.includes(name)),
        ...['preparation', 'renewal', 'end', 'submission-categories', 'destination-office'],
        ...['gate-waiver', 'gate-waiver-approval', 'attended'],
      ].toSorted(),
    );
  });

  describe.each(WORKFLOWS)('%s', (workflow) => {
    const text = textOf(workflow);
    const states = [...statesIn(JSON.parse(text))];
    const lambdas = states.filter(({ Resource }) => Resource?.includes(':lambda:invoke'));

    it('is valid Amazon States Language in JSONata', () => {
      const definition = JSON.parse(text);
      const result = validate(definition);
      expect(result.isValid ? '' : result.errorsText('\n')).toBe('');
      expect(definition.QueryLanguage).toBe('JSONata');
    });

    it('names only functions and workflows that exist', () => {
      const known = [...FUNCTIONS.map(({ name }) => name), ...WORKFLOWS.map(placeholderOf)];
      expect(known).toEqual(expect.arrayContaining(placeholdersIn(text)));
    });

    it('invokes only task functions', () => {
      const tasks = FUNCTIONS.filter(({ kind }) => kind === 'task').map(({ name }) => `\${${name}}`);
      expect(tasks).toEqual(expect.arrayContaining(lambdas.map((state) => state.Arguments?.FunctionName)));
    });

    it('tries every Lambda task again as the contract says', () => {
      for (const { name, Retry } of lambdas) expect(Retry, name).toEqual([TASK_RETRY]);
    });

    it('tries every start of an execution again as the contract says, and has no other Task', () => {
      const tasks = states.filter(({ Type }) => Type === 'Task');
      const starts = tasks.filter(({ Resource }) => Resource?.includes(':states:startExecution'));
      expect(starts.length + lambdas.length).toBe(tasks.length);
      for (const { name, Retry } of starts) expect(Retry, name).toEqual([START_RETRY]);
    });

    it('names the iteration in the command of every task in a Map', () => {
      for (const { name, ItemSelector, ItemProcessor } of states.filter(({ Type }) => Type === 'Map')) {
        const commands = [...statesIn(ItemProcessor)].flatMap(
          (state) => state.Arguments?.Payload?.command ?? [],
        );
        for (const command of commands) {
          expect(ItemSelector, name).toMatchObject({ iteration: '{% $states.context.Map.Item.Index %}' });
          expect(command, name).toContain('$string($states.input.iteration)');
        }
      }
    });

    it('retries and catches only errors that can occur', () => {
      const named = states.flatMap((state) => [...(state.Retry ?? []), ...(state.Catch ?? [])]);
      const unknown = named
        .flatMap(({ ErrorEquals }) => ErrorEquals)
        .filter((name) => !KNOWN_ERRORS.has(name));
      expect(unknown).toEqual([]);
    });
  });

  it.each(WORKFLOWS.filter((workflow) => !WAITED_FOR.has(workflow)))(
    'let nothing fail in %s that somebody could be told of',
    (workflow) => {
      const states = [...statesIn(JSON.parse(textOf(workflow)))];
      const tasks = states.filter(({ Type }) => Type === 'Task' || Type === 'Map' || Type === 'Parallel');
      const loose = tasks.filter((state) => !caught(state).includes('States.ALL'));
      expect(loose.map(({ name }) => name)).toEqual([]);
    },
  );
});

describe('callsOf', () => {
  const placeholder = (name: string) => `\${${name}}`;
  const task = (resource: string, target: Record<string, string>) =>
    JSON.stringify({
      States: { A: { Type: 'Task', Resource: `arn:aws:states:::${resource}`, Arguments: target } },
    });

  it('finds calls in branches and item processors', () => {
    const inner = JSON.parse(task('lambda:invoke', { FunctionName: placeholder('MakeOffer') }));
    const nested = JSON.stringify({ States: { P: { Type: 'Parallel', Branches: [inner] } } });
    expect(callsOf('sponsorship', nested)).toMatchObject({
      functions: ['MakeOffer'],
      started: [],
      waitedFor: [],
    });
  });

  it('tells a child that is waited for from one that is only started', () => {
    const target = { StateMachineArn: placeholder('TravelWorkflow') };
    expect(callsOf('resettlement-case', task('states:startExecution', target)).waitedFor).toEqual([]);
    expect(callsOf('resettlement-case', task('states:startExecution.sync:2', target)).waitedFor).toEqual([
      'travel',
    ]);
  });

  it('counts a workflow that starts its own next run', () => {
    const own = task('states:startExecution', { StateMachineArn: '{% $states.context.StateMachine.Id %}' });
    expect(callsOf('family-tracing', own)).toMatchObject({ named: [], started: ['family-tracing'] });
  });

  it('refuses a placeholder that names nothing', () => {
    const wrong = task('lambda:invoke', { FunctionName: placeholder('MakeTea') });
    expect(() => callsOf('travel', wrong)).toThrow(
      /of travel to be functions or workflows, received MakeTea/,
    );
  });

  it('refuses a target that only the run knows', () => {
    const computed = task('states:startExecution', { StateMachineArn: '{% $stage %}' });
    expect(() => callsOf('travel', computed)).toThrow(/received \{% \$stage %\}/);
  });
});
