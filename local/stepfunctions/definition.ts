import type { Json, JsonObject } from './json.ts';

/** The parts of an Amazon States Language definition in JSONata mode, as checked by definition-check.ts. */
export interface States {
  StartAt: string;
  States: Record<string, State>;
}

export interface Machine extends States {
  Comment?: string;
  TimeoutSeconds?: number;
  Version?: string;
}

interface Common {
  Comment?: string;
  Next?: string;
  End?: boolean;
  Output?: Json;
  Assign?: JsonObject;
}

export interface Retrier {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: 'FULL' | 'NONE';
}

export interface Catcher {
  ErrorEquals: string[];
  Next: string;
  Assign?: JsonObject;
  Output?: Json;
}

interface Guarded {
  Retry?: Retrier[];
  Catch?: Catcher[];
}

export interface PassState extends Common {
  Type: 'Pass';
}
export interface TaskState extends Common, Guarded {
  Type: 'Task';
  Resource: string;
  Arguments?: Json;
  TimeoutSeconds?: Json;
  HeartbeatSeconds?: Json;
}
export interface ChoiceRule {
  Condition: Json;
  Next: string;
  Assign?: JsonObject;
  Output?: Json;
}
export interface ChoiceState extends Omit<Common, 'Next' | 'End'> {
  Type: 'Choice';
  Choices: ChoiceRule[];
  Default?: string;
}
export interface WaitState extends Common {
  Type: 'Wait';
  Seconds?: Json;
  Timestamp?: Json;
}
export interface SucceedState {
  Type: 'Succeed';
  Comment?: string;
  Output?: Json;
}
export interface FailState {
  Type: 'Fail';
  Comment?: string;
  Error?: Json;
  Cause?: Json;
}
export interface ParallelState extends Common, Guarded {
  Type: 'Parallel';
  Branches: States[];
  Arguments?: Json;
}
export interface MapState extends Common, Guarded {
  Type: 'Map';
  ItemProcessor: States;
  Items?: Json;
  ItemSelector?: Json;
  MaxConcurrency?: Json;
  ToleratedFailureCount?: Json;
  ToleratedFailurePercentage?: Json;
}

export type State =
  | PassState
  | TaskState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

/** The state machines nested in a state: the branches of a Parallel, the processor of a Map. */
export function nested(state: State): States[] {
  if (state.Type === 'Parallel') return state.Branches;
  if (state.Type === 'Map') return [state.ItemProcessor];
  return [];
}
