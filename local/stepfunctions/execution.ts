import type { Machine } from './definition.ts';
import type { HistoryEvent } from './history-event.ts';
import type { Json, JsonObject, Payload } from './json.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** What a frame is waiting for. Times are epoch milliseconds. */
export type Wait = { kind: 'time' } | { kind: 'retry' } | { kind: 'join' } | TaskWait;

export interface TaskWait {
  kind: 'task';
  /** The id of the event that scheduled this attempt, which distinguishes it from answers to earlier attempts. */
  attempt: number;
  /** A Lambda call that has not been answered yet: repeated when the engine restarts. */
  call: { functionName: string; payload: string } | null;
  token: string | null;
  /** The number of the child execution being waited for (`.sync`, `.sync:2`). */
  child: number | null;
  deadline: number | null;
  heartbeatMs: number | null;
  beatBy: number | null;
}

/**
 * - enter: the state is to be entered next; again: it is to be attempted again (Retry)
 * - wait: it waits, as `wait` says; pending: a Map iteration that has not begun
 * - done: a branch or iteration that has its output (in `input`); stopped: where an ended execution would be redriven
 */
export type Phase = 'enter' | 'again' | 'wait' | 'pending' | 'done' | 'stopped';

/** One thread of control: the execution itself, a branch of a Parallel or an iteration of a Map. */
export interface Frame {
  readonly id: number;
  readonly parent: number | null;
  readonly index: number;
  phase: Phase;
  state: string;
  input: Payload;
  variables: JsonObject;
  entered: number;
  enteredEvent: number;
  lastEvent: number;
  retries: number[];
  retryCount: number;
  wait: Wait | null;
  wake: number | null;
  item: { Index: number; Value: Json } | null;
  failed: boolean;
}

export interface ExecutionFacts {
  num: number;
  arn: string;
  name: string;
  machineArn: string;
  definition: string;
  roleArn: string;
  status: ExecutionStatus;
  started: number;
  stopped: number | null;
  deadline: number | null;
  parent: { num: number; frame: number } | null;
  lastEvent: number;
  nextFrame: number;
  redrives: number;
  redriven: number | null;
}

/** The branches or iterations of one frame, ordered by index, with their progress. */
export interface Family {
  readonly members: Frame[];
  /** Members before this one have begun. */
  begun: number;
  done: number;
  failed: number;
}

/** An execution in memory: its facts, its frames, and which of them are not on disk yet. */
export class Execution {
  readonly facts: ExecutionFacts;
  readonly machine: Machine;
  readonly frames = new Map<number, Frame>();
  readonly events: HistoryEvent[] = [];
  readonly changed = new Set<Frame>();
  readonly removed = new Set<number>();
  isNew: boolean;
  input: Payload | undefined;
  ended: { output: string | null; error: string | null; cause: string | null } | undefined;
  queued = false;
  /** Who started it, while it is new: an execution's number, or null for a caller of the API. */
  origin: number | null = null;
  /** It could not be written, so it never existed. */
  withdrawn = false;
  readonly #families = new Map<number, Family>();
  #ready: Frame[] = [];
  #readyAt = 0;

  constructor(facts: ExecutionFacts, machine: Machine, isNew: boolean) {
    this.facts = facts;
    this.machine = machine;
    this.isNew = isNew;
  }

  addFrame(
    part: Pick<Frame, 'parent' | 'index' | 'phase' | 'state' | 'input' | 'item' | 'lastEvent'>,
  ): Frame {
    const frame: Frame = {
      id: this.facts.nextFrame++,
      variables: {},
      entered: 0,
      enteredEvent: 0,
      retries: [],
      retryCount: 0,
      wait: null,
      wake: null,
      failed: false,
      ...part,
    };
    this.changed.add(frame);
    this.adopt(frame);
    return frame;
  }

  /** Adds a frame, new or from the journal. */
  adopt(frame: Frame): void {
    this.frames.set(frame.id, frame);
    if (frame.parent !== null) {
      const family = this.familyOf(frame.parent);
      family.members.push(frame);
      if (frame.phase !== 'pending') family.begun++;
      if (frame.phase === 'done') family.done++;
      if (frame.failed) family.failed++;
    }
    if (frame.phase === 'enter' || frame.phase === 'again') this.#ready.push(frame);
  }

  familyOf(parent: number): Family {
    let family = this.#families.get(parent);
    if (!family) {
      family = { members: [], begun: 0, done: 0, failed: 0 };
      this.#families.set(parent, family);
    }
    return family;
  }

  childrenOf(frame: Frame): readonly Frame[] {
    return this.#families.get(frame.id)?.members ?? [];
  }

  begin(frame: Frame): void {
    this.familyOf(frame.parent!).begun++;
    this.ready(frame, 'enter');
  }

  /** A branch or iteration has ended; its output takes the place of its input. */
  finish(frame: Frame, output: Payload, failed: boolean): void {
    const family = this.familyOf(frame.parent!);
    family.done++;
    if (failed) family.failed++;
    this.removeChildren(frame);
    frame.phase = 'done';
    frame.input = output;
    frame.failed = failed;
    frame.variables = {};
    frame.item = null;
    this.changed.add(frame);
  }

  /** Removes all that is nested in a frame. */
  removeChildren(frame: Frame): void {
    for (const child of this.childrenOf(frame)) {
      this.removeChildren(child);
      this.removeFrame(child);
    }
    this.#families.delete(frame.id);
  }

  removeFrame(frame: Frame): void {
    this.frames.delete(frame.id);
    this.changed.delete(frame);
    this.removed.add(frame.id);
  }

  parentOf(frame: Frame): Frame | undefined {
    return frame.parent === null ? undefined : this.frames.get(frame.parent);
  }

  ready(frame: Frame, phase: 'enter' | 'again'): void {
    frame.phase = phase;
    frame.wait = null;
    frame.wake = null;
    this.changed.add(frame);
    this.#ready.push(frame);
  }

  /** An ended execution has nothing to run, even if one of its branches was ready when another failed. */
  get runnable(): boolean {
    return this.facts.status === 'RUNNING' && this.#readyAt < this.#ready.length;
  }

  /** The next frame that has a state to enter, in the order in which they became ready. */
  takeReady(): Frame | undefined {
    while (this.#readyAt < this.#ready.length) {
      const frame = this.#ready[this.#readyAt++]!;
      if (this.#readyAt > 64 && this.#readyAt * 2 > this.#ready.length) {
        this.#ready = this.#ready.slice(this.#readyAt);
        this.#readyAt = 0;
      }
      const current =
        this.frames.get(frame.id) === frame && (frame.phase === 'enter' || frame.phase === 'again');
      if (current) return frame;
    }
    this.#ready = [];
    this.#readyAt = 0;
    return undefined;
  }
}
