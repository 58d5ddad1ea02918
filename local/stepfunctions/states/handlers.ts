import type { MapState, ParallelState, State } from '../definition.ts';
import type { StateFailure } from '../errors.ts';
import type { Frame } from '../execution.ts';
import type { TaskSignal } from '../integrations/integration.ts';
import type { Outcome, StateRun } from '../state-run.ts';
import { enterChoice } from './choice.ts';
import { enterFail } from './fail.ts';
import { enterMap, iterationEnded, iterationFailed } from './map.ts';
import { branchEnded, enterParallel } from './parallel.ts';
import { enterPass } from './pass.ts';
import { enterSucceed } from './succeed.ts';
import { enterTask, signalTask, wakeTask } from './task.ts';
import { enterWait, wakeWait } from './wait.ts';

interface Handler<S extends State> {
  enter(run: StateRun<S>): Outcome;
  /** The time it was waiting for has come. */
  wake?(run: StateRun<S>): Outcome;
  signal?(run: StateRun<S>, signal: TaskSignal): Outcome;
  childEnded?(run: StateRun<S>, child: Frame): Outcome;
  childFailed?(run: StateRun<S>, child: Frame, failure: StateFailure): Outcome;
}

const HANDLERS: { [T in State['Type']]: Handler<Extract<State, { Type: T }>> } = {
  Pass: { enter: enterPass },
  Succeed: { enter: enterSucceed },
  Fail: { enter: enterFail },
  Choice: { enter: enterChoice },
  Wait: { enter: enterWait, wake: wakeWait },
  Task: { enter: enterTask, wake: wakeTask, signal: signalTask },
  Parallel: { enter: enterParallel, childEnded: branchEnded, childFailed: branchFailed },
  Map: { enter: enterMap, childEnded: iterationEnded, childFailed: iterationFailed },
};

/** One branch fails: the Parallel fails with its error. */
function branchFailed(run: StateRun<ParallelState | MapState>, branch: Frame, failure: StateFailure): never {
  run.frame.lastEvent = branch.lastEvent;
  throw failure;
}

export function handlerOf(state: State): Handler<State> {
  return HANDLERS[state.Type] as Handler<State>;
}
