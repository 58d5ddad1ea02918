import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { eventWord, statesOfEvents } from '../../console/src/executions/event-words.ts';
import { changesBetween } from '../../console/src/executions/json-changes.ts';
import type { StateTrace } from '../../console/src/executions/visit.ts';
import { reasonOf, whereItEnded } from '../../console/src/executions/why-failed.ts';
import { rowAfter, windowOf } from '../../console/src/executions/window-of.ts';
import { ERRORS } from '../../contracts/errors.ts';
import { REDRIVE_REFUSALS } from '../../domain/execution/redrive.ts';
import { allTexts } from '../fixtures/console-texts.ts';

const texts = allTexts('en');

describe('what a state changed', () => {
  test('is told place by place, as deep as both have parts', () => {
    const before = { caseId: 'case-1', round: 0, asked: ['a', 'b'], plan: { next: null } };
    const after = {
      caseId: 'case-1',
      round: 1,
      asked: ['a', 'c'],
      plan: { next: 'travel' },
      decision: 'given',
    };
    expect(changesBetween(before, after)).toEqual([
      { path: 'round', before: 0, after: 1 },
      { path: 'asked.1', before: 'b', after: 'c' },
      { path: 'plan.next', before: null, after: 'travel' },
      { path: 'decision', before: undefined, after: 'given' },
    ]);
  });

  test('is nothing for the same, and the whole for another kind of value', () => {
    expect(changesBetween({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
    expect(changesBetween([], {})).toEqual([{ path: '', before: [], after: {} }]);
    expect(changesBetween(undefined, 'x')).toEqual([{ path: '', before: undefined, after: 'x' }]);
  });
});

describe('a window on many rows', () => {
  test('holds those in sight and a few around them', () => {
    expect(windowOf(0, 340, 34, 25_000)).toEqual({ from: 0, to: 19 });
    expect(windowOf(34_000, 340, 34, 25_000)).toEqual({ from: 992, to: 1019 });
    expect(windowOf(849_660, 340, 34, 25_000)).toEqual({ from: 24_982, to: 25_000 });
    // A filter has just shortened what was scrolled to its end.
    expect(windowOf(849_660, 34, 34, 1)).toEqual({ from: 0, to: 1 });
    expect(windowOf(0, 340, 34, 3)).toEqual({ from: 0, to: 3 });
  });

  test('is moved by keys, never past its ends', () => {
    expect(rowAfter('ArrowDown', -1, 9, 4)).toBe(0);
    expect(rowAfter('PageDown', 6, 9, 4)).toBe(8);
    expect(rowAfter('PageUp', 2, 9, 4)).toBe(0);
    expect(rowAfter('End', 0, 9, 4)).toBe(8);
    expect(rowAfter('Tab', 0, 9, 4)).toBeUndefined();
    expect(rowAfter('ArrowDown', 0, 0, 4)).toBeUndefined();
  });
});

describe('why an execution failed', () => {
  const errors = [
    ...Object.keys(ERRORS),
    ...['States.Timeout', 'States.TaskFailed', 'States.Runtime', 'States.QueryEvaluationError'],
    ...['Lambda.TooManyRequestsException', 'StepFunctions.ThrottlingException', 'SomethingNew', 'toString'],
  ];
  test.each(errors)('is said of %s in words that exist', (error) => {
    expect(texts[`executions.why.${reasonOf(error, 'FAILED')}`]).toBeTypeOf('string');
  });

  test('is told apart by what can be done about it', () => {
    const said = ['States.Timeout', 'ConsentMissing', 'StoreBusy', 'States.Runtime', 'Unexpected'].map(
      (error) => reasonOf(error, 'FAILED'),
    );
    expect(said).toEqual(['no-answer', 'consent', 'busy', 'definition', 'unknown']);
    expect(reasonOf('Lambda.TooManyRequestsException', 'FAILED')).toBe('busy');
    expect(reasonOf(undefined, 'TIMED_OUT')).toBe('no-answer');
    expect(reasonOf('States.Timeout', 'ABORTED')).toBe('stopped');
  });

  test('comes with what to do for each reason not to resume it', () => {
    const todos = REDRIVE_REFUSALS.filter((why) => why !== 'running' && why !== 'succeeded');
    expect(todos.filter((why) => texts[`executions.todo.${why}`] === undefined)).toEqual([]);
  });

  test('is looked for in the state that failed last', () => {
    const trace = (name: string, status: StateTrace['status'], id: number) =>
      [name, { name, status, visits: [{ id, name } as StateTrace['visits'][number]] }] as const;
    const traces = [trace('A', 'failed', 9), trace('B', 'failed', 3), trace('C', 'stopped', 12)];
    expect(whereItEnded(new Map(traces))?.name).toBe('A');
    expect(whereItEnded(new Map([traces[2]!]))?.name).toBe('C');
    expect(whereItEnded(new Map([trace('D', 'succeeded', 1)]))).toBeUndefined();
  });
});

describe('an event', () => {
  test.each([
    ['ExecutionStarted', 'execution-started'],
    ['TaskStateEntered', 'entered'],
    ['MapStateExited', 'exited'],
    ['TaskScheduled', 'scheduled'],
    ['LambdaFunctionTimedOut', 'timed-out'],
    ['TaskSubmitFailed', 'failed'],
    ['ParallelStateStarted', 'items-started'],
    ['MapIterationFailed', 'items-failed'],
    ['WaitStateAborted', 'aborted'],
    ['EvaluationFailed', 'failed'],
    ['MapRunStarted', 'other'],
  ])('of type %s has words', (type, word) => {
    expect(eventWord(type)).toBe(word);
    expect(texts[`executions.event.${word}`]).toBeTypeOf('string');
  });

  test('belongs to the state that it comes from', () => {
    const at = '2026-11-29T08:00:00.000Z';
    const events = [
      { id: 1, previousEventId: 0, at, type: 'ExecutionStarted' },
      {
        id: 2,
        previousEventId: 1,
        at,
        type: 'TaskStateEntered',
        stateEnteredEventDetails: { name: 'Begin' },
      },
      {
        id: 3,
        previousEventId: 2,
        at,
        type: 'TaskScheduled',
        taskScheduledEventDetails: { resource: 'invoke' },
      },
      { id: 4, previousEventId: 3, at, type: 'TaskStateExited', stateExitedEventDetails: { name: 'Begin' } },
      {
        id: 5,
        previousEventId: 4,
        at,
        type: 'ChoiceStateEntered',
        stateEnteredEventDetails: { name: 'Done?' },
      },
      { id: 6, previousEventId: 5, at, type: 'ExecutionSucceeded' },
    ];
    expect([...statesOfEvents(events)]).toEqual([
      [2, 'Begin'],
      [3, 'Begin'],
      [4, 'Begin'],
      [5, 'Done?'],
    ]);
  });
});

interface States {
  States?: Record<string, { Type: string; Branches?: States[]; ItemProcessor?: States }>;
}
const namesIn = ({ States = {} }: States): string[] =>
  Object.entries(States).flatMap(([name, { Branches = [], ItemProcessor }]) => [
    name,
    ...[...Branches, ...(ItemProcessor ? [ItemProcessor] : [])].flatMap(namesIn),
  ]);

test('every state of every workflow has a name in words', () => {
  const files = ['stages', 'programmes', 'state-machines'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.asl.json'))
      .map((name) => `${room}/${name}`),
  );
  const names = files.flatMap((file) => namesIn(JSON.parse(readFileSync(file, 'utf8')) as States));
  const code = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  const nameless = names.filter(
    (name) =>
      texts[`executions.name.${name}`] === undefined &&
      ['words.stage', 'words.kind', 'executions.workflow'].every(
        (place) => texts[`${place}.${code(name)}`] === undefined,
      ),
  );
  expect(names.length).toBeGreaterThan(100);
  expect([...new Set(nameless)]).toEqual([]);
});
