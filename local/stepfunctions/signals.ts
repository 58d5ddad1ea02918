import type { Core } from './core.ts';
import type { Execution, Frame } from './execution.ts';
import type { TaskSignal } from './integrations/integration.ts';
import type { Interpreter } from './interpreter.ts';
import type { JsonObject } from './json.ts';
import { EXECUTION_DEADLINE } from './timers.ts';

/** Delivers external events (timers, answers, children) to their frame, if it is still waiting for them. */
export class Signals {
  readonly #core: Core;
  readonly #interpreter: () => Interpreter;
  #closed = false;

  constructor(core: Core, interpreter: () => Interpreter) {
    this.#core = core;
    this.#interpreter = interpreter;
  }

  readonly deliver = (num: number, frameId: number, attempt: number, signal: TaskSignal): void => {
    this.#guarded(() => {
      const found = this.#waiting(num, frameId);
      const wait = found?.frame.wait;
      if (!found || wait?.kind !== 'task' || wait.attempt !== attempt || !wait.call) return;
      this.#interpreter().signal(found.execution, found.frame, signal);
    });
  };

  readonly ring = (num: number, frameId: number): void => this.#guarded(() => this.#ring(num, frameId));

  /** Answers after the end are ignored: the call is repeated after the next start. */
  close(): void {
    this.#closed = true;
  }

  /** An unreadable row only concerns its own execution; the engine continues with the others. */
  #guarded(act: () => void): void {
    if (this.#closed) return;
    try {
      act();
    } catch (error) {
      console.error(error);
    }
  }

  #ring(num: number, frameId: number): void {
    const execution = this.#core.executions.load(num);
    if (execution?.facts.status !== 'RUNNING') return;
    if (frameId === EXECUTION_DEADLINE) {
      this.#interpreter().end(execution, { status: 'TIMED_OUT', error: 'States.Timeout' });
      return;
    }
    const frame = execution.frames.get(frameId);
    if (frame && frame.wake !== null && frame.wake <= this.#core.clock.now())
      this.#interpreter().wake(execution, frame);
  }

  childEnded(child: Execution): void {
    const { facts, ended } = child;
    if (!facts.parent) return;
    const found = this.#waiting(facts.parent.num, facts.parent.frame);
    if (found?.frame.wait?.kind !== 'task' || found.frame.wait.child !== facts.num) return;
    this.#interpreter().signal(found.execution, found.frame, {
      type: 'child',
      status: facts.status,
      description: this.#describe(child),
      error: ended?.error ?? undefined,
      cause: ended?.cause ?? undefined,
    });
  }

  /** An execution that could not be written never existed. */
  withdrawn(execution: Execution): void {
    this.#core.counters.started--;
    this.#core.timers.clear(execution.facts.num, EXECUTION_DEADLINE);
    for (const frame of execution.frames.values()) this.#core.timers.clear(execution.facts.num, frame.id);
  }

  #waiting(num: number, frameId: number): { execution: Execution; frame: Frame } | undefined {
    const execution = this.#core.executions.load(num);
    const frame = execution?.facts.status === 'RUNNING' ? execution.frames.get(frameId) : undefined;
    return execution && frame ? { execution, frame } : undefined;
  }

  #describe(child: Execution): JsonObject {
    const { facts, ended } = child;
    return {
      ExecutionArn: facts.arn,
      Input: this.#core.executions.inputOf(child).text,
      InputDetails: { Included: true },
      Name: facts.name,
      ...(ended?.output == null ? {} : { Output: ended.output, OutputDetails: { Included: true } }),
      ...(ended?.error == null ? {} : { Error: ended.error }),
      ...(ended?.cause == null ? {} : { Cause: ended.cause }),
      RedriveCount: facts.redrives,
      StartDate: facts.started,
      StateMachineArn: facts.machineArn,
      Status: facts.status,
      StopDate: facts.stopped,
    };
  }
}
