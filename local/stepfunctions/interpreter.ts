import { recordAborted } from './aborted.ts';
import { decideCatch } from './catch.ts';
import type { Core } from './core.ts';
import { type Ending, endExecution, stopFrame } from './ending.ts';
import { STATES, StateFailure } from './errors.ts';
import type { Execution, Frame } from './execution.ts';
import { HistoryFull, NOT_TRUNCATED, record } from './history.ts';
import type { TaskSignal } from './integrations/integration.ts';
import { decideRetry } from './retry.ts';
import { stateOf } from './state-of-frame.ts';
import { type Outcome, StateRun } from './state-run.ts';
import { handlerOf } from './states/handlers.ts';

/** Moves executions from state to state: states decide (`Outcome`, StateFailure), the interpreter carries it out. */
export class Interpreter {
  readonly #core: Core;
  /** Lets the host run what a frame has started, once it is on disk. */
  readonly #call: (execution: Execution, frame: Frame) => void;
  readonly #tellParent: (execution: Execution) => void;

  constructor(
    core: Core,
    call: (execution: Execution, frame: Frame) => void,
    tellParent: (child: Execution) => void,
  ) {
    this.#core = core;
    this.#call = call;
    this.#tellParent = tellParent;
  }

  /** Enters up to `steps` states of the frames that are ready. */
  advance(execution: Execution, steps: number): void {
    for (let step = 0; step < steps && execution.facts.status === 'RUNNING'; step++) {
      const frame = execution.takeReady();
      if (!frame) return;
      this.#core.executions.markChanged(execution);
      this.#decide(execution, frame, (run) => {
        if (frame.phase === 'enter') enter(run);
        return handlerOf(run.state).enter(run);
      });
    }
  }

  signal(execution: Execution, frame: Frame, signal: TaskSignal): void {
    this.#resume(execution, frame, (run) => handlerOf(run.state).signal!(run, signal));
  }

  /** A frame's timer has fired. */
  wake(execution: Execution, frame: Frame): void {
    if (frame.wait?.kind !== 'retry') {
      this.#resume(execution, frame, (run) => handlerOf(run.state).wake!(run));
      return;
    }
    execution.ready(frame, 'again');
    this.#core.executions.markChanged(execution);
    this.#core.scheduler.enqueue(execution);
  }

  end(execution: Execution, ending: Ending): void {
    const children = endExecution(this.#core, execution, ending);
    this.#stopChildren(children);
    this.#tellParent(execution);
  }

  #resume(execution: Execution, frame: Frame, act: (run: StateRun) => Outcome): void {
    this.#core.executions.markChanged(execution);
    this.#decide(execution, frame, act);
    this.#core.scheduler.enqueue(execution);
  }

  #decide(execution: Execution, frame: Frame, act: (run: StateRun) => Outcome): void {
    const run = new StateRun(this.#core, execution, frame, stateOf(execution, frame));
    try {
      this.#apply(run, act(run));
    } catch (error) {
      this.#fail(run, asFailure(error));
    }
  }

  #apply(run: StateRun, outcome: Outcome): void {
    const { execution, frame } = run;
    if (outcome.do === 'stay') return;
    if (outcome.do === 'leave') {
      this.#leave(run, outcome);
      return;
    }
    frame.phase = 'wait';
    frame.wait = outcome.wait;
    this.setWake(execution, frame, outcome.wake);
    if (outcome.wait.kind === 'task' && outcome.wait.call) this.#call(execution, frame);
  }

  setWake(execution: Execution, frame: Frame, wake: number | null): void {
    frame.wake = wake;
    execution.changed.add(frame);
    this.#core.executions.markChanged(execution);
    if (wake === null) this.#core.timers.clear(execution.facts.num, frame.id);
    else this.#core.timers.set(execution.facts.num, frame.id, wake);
  }

  #leave(run: StateRun, { output, assign, next }: Outcome & { do: 'leave' }): void {
    const { execution, frame } = run;
    run.checkSize(output);
    if (run.state.Type !== 'Fail')
      run.record(`${run.state.Type}StateExited`, exitDetails(run, output.text, assign));
    this.#clear(run);
    Object.assign(frame, { variables: assign ? { ...frame.variables, ...assign } : frame.variables });
    this.#core.counters.transitions++;
    frame.entered = 0;
    if (next !== undefined) {
      frame.state = next;
      frame.input = output;
      execution.ready(frame, 'enter');
      return;
    }
    const parent = execution.parentOf(frame);
    if (!parent) {
      this.end(execution, { status: 'SUCCEEDED', output });
      return;
    }
    execution.finish(frame, output, false);
    frame.wait = null;
    this.#decide(execution, parent, (above) => handlerOf(above.state).childEnded!(above, frame));
  }

  /** The state is over or will be retried: everything nested in it is removed, and its timer. */
  #clear({ execution, frame }: StateRun): void {
    if (frame.wake !== null) this.#core.timers.clear(execution.facts.num, frame.id);
    frame.wait = null;
    frame.wake = null;
    execution.removeChildren(frame);
  }

  /** Retry decides first, then Catch; otherwise the state's branch fails, or the execution. */
  #fail(run: StateRun, failure: StateFailure): void {
    const { execution, frame } = run;
    if (execution.facts.status !== 'RUNNING') return;
    if (failure instanceof HistoryFull) {
      this.end(execution, failed(failure));
      return;
    }
    try {
      this.#stopNested(run);
      const explained = explain(run, failure);
      const delay = decideRetry(run.state, frame, explained, Math.random);
      if (delay !== undefined) {
        this.#clear(run);
        frame.retryCount++;
        this.#apply(run, { do: 'wait', wait: { kind: 'retry' }, wake: run.now + delay });
        return;
      }
      const caught = decideCatch(run, explained);
      if (caught) this.#apply(run, caught);
      else this.#failFrame(run, explained);
    } catch (error) {
      const next = asFailure(error);
      if (next instanceof HistoryFull) this.end(execution, failed(next));
      else this.#failFrame(run, explain(run, next));
    }
  }

  #failFrame(run: StateRun, failure: StateFailure): void {
    const { execution, frame } = run;
    const parent = execution.parentOf(frame);
    if (!parent) {
      this.end(execution, failed(failure));
      return;
    }
    this.#stopChildren(stopFrame(this.#core, execution, frame));
    this.#decide(execution, parent, (above) => handlerOf(above.state).childFailed!(above, frame, failure));
  }

  #stopNested(run: StateRun): void {
    const { execution, frame } = run;
    const children: number[] = [];
    const { members, done } = execution.familyOf(frame.id);
    const unfinished = frame.wait?.kind === 'join' && done < members.length;
    for (const member of members) {
      recordAborted(execution, member, run.now);
      children.push(...stopFrame(this.#core, execution, member));
    }
    if (unfinished) run.record(`${run.state.Type}StateFailed`);
    if (frame.wait?.kind === 'task' && frame.wait.child !== null) children.push(frame.wait.child);
    if (frame.wake !== null) this.setWake(execution, frame, null);
    frame.wait = null;
    this.#stopChildren(children);
  }

  #stopChildren(nums: number[]): void {
    for (const num of nums) {
      const child = this.#core.executions.load(num);
      if (child?.facts.status === 'RUNNING') {
        child.facts.parent = null;
        this.end(child, { status: 'ABORTED' });
      }
    }
  }
}

function enter(run: StateRun): void {
  const { frame, state } = run;
  frame.entered = run.now;
  frame.retries = [];
  frame.retryCount = 0;
  const details = { name: frame.state, input: frame.input.text, inputDetails: NOT_TRUNCATED };
  frame.enteredEvent = run.record(`${state.Type}StateEntered`, details);
}

function exitDetails(run: StateRun, output: string, assign: object | undefined) {
  const details = { name: run.frame.state, output, outputDetails: NOT_TRUNCATED };
  if (!assign) return details;
  const values = Object.entries(assign).map(([name, value]) => [name, JSON.stringify(value)]);
  return {
    ...details,
    assignedVariables: Object.fromEntries(values),
    assignedVariablesDetails: NOT_TRUNCATED,
  };
}

function failed(failure: StateFailure): Ending {
  return { status: 'FAILED', error: failure.error, cause: failure.reason };
}

function asFailure(error: unknown): StateFailure {
  if (error instanceof StateFailure) return error;
  return new StateFailure(STATES.runtime, error instanceof Error ? error.message : String(error));
}

const EXPLAINED: (string | undefined)[] = [
  STATES.queryEvaluationError,
  STATES.noChoiceMatched,
  STATES.dataLimitExceeded,
];

/** Says where an error of the engine itself came from, as AWS does, and records a failed expression. */
function explain(run: StateRun, failure: StateFailure): StateFailure {
  const { frame } = run;
  if (!EXPLAINED.includes(failure.error) || failure.reason?.startsWith('An error occurred')) return failure;
  const where = `An error occurred while executing the state '${frame.state}' (entered at the event id #${frame.enteredEvent}).`;
  const cause = `${where} ${failure.reason ?? ''}`.trim();
  if (failure.location !== undefined) {
    const details = { error: failure.error!, cause, location: failure.location, state: frame.state };
    record(run.execution, frame, run.now, 'EvaluationFailed', details);
  }
  return new StateFailure(failure.error, cause);
}
