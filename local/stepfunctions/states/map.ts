import type { MapState } from '../definition.ts';
import { STATES, StateFailure } from '../errors.ts';
import type { Frame } from '../execution.ts';
import { HistoryFull, record } from '../history.ts';
import { type Json, Payload } from '../json.ts';
import { MAX_EVENTS, MAX_INLINE_MAP_CONCURRENCY } from '../limits.ts';
import type { Outcome, StateRun } from '../state-run.ts';

const NOT_YET = Payload.ofValue(null);

/** Creates a frame for every item; `startIterations` starts as many as MaxConcurrency allows. */
export function enterMap(run: StateRun<MapState>): Outcome {
  const items = itemsOf(run);
  run.record('MapStateStarted', { length: items.length });
  for (const [index, value] of items.entries()) {
    run.execution.addFrame({
      parent: run.frame.id,
      index,
      phase: 'pending',
      state: run.state.ItemProcessor.StartAt,
      input: NOT_YET,
      item: { Index: index, Value: value },
      lastEvent: run.frame.lastEvent,
    });
  }
  if (items.length === 0) return finish(run);
  startIterations(run);
  return { do: 'wait', wait: { kind: 'join' }, wake: null };
}

/** An iteration has ended; the state continues when all have. */
export function iterationEnded(run: StateRun<MapState>, iteration: Frame): Outcome {
  recordIteration(run, iteration, iteration.failed ? 'MapIterationFailed' : 'MapIterationSucceeded');
  run.frame.lastEvent = iteration.lastEvent;
  const { members, done } = run.execution.familyOf(run.frame.id);
  if (done === members.length) return finish(run);
  startIterations(run);
  return { do: 'stay' };
}

/** An iteration has failed: either it is tolerated, or the Map fails. */
export function iterationFailed(run: StateRun<MapState>, iteration: Frame, failure: StateFailure): Outcome {
  const family = run.execution.familyOf(run.frame.id);
  const total = family.members.length;
  const tolerated = toleratedFailures(run, total);
  if (family.failed < tolerated) {
    run.execution.finish(iteration, NOT_YET, true);
    return iterationEnded(run, iteration);
  }
  recordIteration(run, iteration, 'MapIterationFailed');
  run.frame.lastEvent = iteration.lastEvent;
  if (tolerated === 0) throw failure;
  throw new StateFailure(
    STATES.exceedToleratedFailureThreshold,
    `The specified tolerated failure threshold was exceeded: ${family.failed + 1} of ${total} iterations failed.`,
  );
}

/** Every item takes at least two events: a Map that cannot finish is not started. */
function itemsOf(run: StateRun<MapState>): Json[] {
  const { Items } = run.state;
  const value = Items === undefined ? run.frame.input.value : run.evaluate(Items, 'Items');
  if (!Array.isArray(value)) throw run.queryFailure('Items', `returned ${kindOf(value)}; expected an array`);
  run.checkSize(Payload.ofValue(value));
  if (run.execution.facts.lastEvent + 2 * value.length >= MAX_EVENTS) throw new HistoryFull();
  return value;
}

function kindOf(value: Json): string {
  return value === null
    ? 'null'
    : typeof value === 'object'
      ? 'an object'
      : JSON.stringify(value).slice(0, 100);
}

function startIterations(run: StateRun<MapState>): void {
  const family = run.execution.familyOf(run.frame.id);
  const most = concurrency(run);
  while (family.begun < family.members.length && family.begun - family.done < most) {
    const iteration = family.members[family.begun]!;
    const { Index, Value } = iteration.item!;
    const { ItemSelector } = run.state;
    const input =
      ItemSelector === undefined
        ? Value
        : run.evaluate(ItemSelector, 'ItemSelector', { item: { Index, Value } });
    iteration.input = run.checkSize(Payload.ofValue(input));
    iteration.lastEvent = run.frame.lastEvent;
    recordIteration(run, iteration, 'MapIterationStarted');
    run.execution.begin(iteration);
  }
}

function concurrency(run: StateRun<MapState>): number {
  const most = run.state.MaxConcurrency;
  const asked = most === undefined ? 0 : run.evaluateNumber(most, 'MaxConcurrency', 0, 10_000, true);
  return asked === 0 ? MAX_INLINE_MAP_CONCURRENCY : Math.min(asked, MAX_INLINE_MAP_CONCURRENCY);
}

function toleratedFailures(run: StateRun<MapState>, total: number): number {
  const { ToleratedFailureCount: count, ToleratedFailurePercentage: percentage } = run.state;
  const counts: number[] = [];
  if (count !== undefined)
    counts.push(run.evaluateNumber(count, 'ToleratedFailureCount', 0, 10_000_000, true));
  if (percentage !== undefined) {
    const share = run.evaluateNumber(percentage, 'ToleratedFailurePercentage', 0, 100, false);
    counts.push(Math.floor((share * total) / 100));
  }
  return counts.length === 0 ? 0 : Math.min(...counts);
}

/** The outputs in the order of the items; a tolerated failure has none. */
function finish(run: StateRun<MapState>): Outcome {
  run.record('MapStateSucceeded');
  const succeeded = run.execution.childrenOf(run.frame).filter(({ failed }) => !failed);
  return run.complete(
    run.checkSize(Payload.ofText(`[${succeeded.map(({ input }) => input.text).join(',')}]`)),
  );
}

function recordIteration(run: StateRun<MapState>, iteration: Frame, type: string): void {
  record(run.execution, iteration, run.now, type, { name: run.frame.state, index: iteration.index });
}
