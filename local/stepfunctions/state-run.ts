import { contextObject } from './context.ts';
import type { Core } from './core.ts';
import type { State } from './definition.ts';
import { STATES, StateFailure } from './errors.ts';
import type { Execution, Frame, Wait } from './execution.ts';
import { record } from './history.ts';
import { type Json, type JsonObject, longerThan, nesting, Payload } from './json.ts';
import type { EvaluationScope } from './jsonata.ts';
import { MAX_NESTING, MAX_PAYLOAD_BYTES } from './limits.ts';
import { evaluateTemplate } from './template.ts';

/** What a state decides. The interpreter carries it out; a state that fails throws StateFailure. */
export type Outcome =
  | { do: 'leave'; output: Payload; assign?: JsonObject; next?: string }
  | { do: 'wait'; wait: Wait; wake: number | null }
  | { do: 'stay' };

/** What an expression may read in addition to the state's input and the variables. */
export interface Given {
  result?: Json;
  errorOutput?: JsonObject;
  token?: string;
  /** Set while a Map makes the input of an iteration. */
  item?: { Index: number; Value: Json };
}

/** One state of one frame, being run. */
export class StateRun<S extends State = State> {
  readonly core: Core;
  readonly execution: Execution;
  readonly frame: Frame;
  readonly state: S;
  readonly now: number;

  constructor(core: Core, execution: Execution, frame: Frame, state: S) {
    this.core = core;
    this.execution = execution;
    this.frame = frame;
    this.state = state;
    this.now = core.clock.now();
  }

  record(type: string, details?: JsonObject): number {
    return record(this.execution, this.frame, this.now, type, details);
  }

  evaluate(template: Json, field: string, given: Given = {}): Json {
    return evaluateTemplate(template, this.#scope(given), field);
  }

  /** A number, possibly computed, within bounds. */
  evaluateNumber(template: Json, field: string, least: number, most: number, whole: boolean): number {
    const value = this.evaluate(template, field);
    const fits =
      typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
    if (!fits) {
      const kind = whole ? 'an integer' : 'a number';
      throw this.queryFailure(
        field,
        `returned ${JSON.stringify(value)}; expected ${kind} from ${least} to ${most}`,
      );
    }
    return value;
  }

  queryFailure(field: string, what: string): StateFailure {
    return new StateFailure(
      STATES.queryEvaluationError,
      `The JSONata expression for the field '${field}' ${what}.`,
      field,
    );
  }

  /** The usual end of a state: Assign and Output are evaluated with the same values, then the state is left. */
  complete(result?: Payload, given: Given = {}): Outcome {
    const { Output, Assign, Next } = this.state as { Output?: Json; Assign?: JsonObject; Next?: string };
    const values = result ? { ...given, result: result.value } : given;
    return this.leave(Output, Assign, Next, result ?? this.frame.input, values);
  }

  leave(
    output: Json | undefined,
    assign: JsonObject | undefined,
    next: string | undefined,
    otherwise: Payload,
    given: Given,
  ): Outcome {
    const assigned = assign && (this.evaluate(assign, 'Assign', given) as JsonObject);
    for (const value of Object.values(assigned ?? {})) this.checkSize(Payload.ofValue(value));
    const payload =
      output === undefined ? otherwise : Payload.ofValue(this.evaluate(output, 'Output', given));
    return {
      do: 'leave',
      output: payload,
      ...(assigned ? { assign: assigned } : {}),
      ...(next ? { next } : {}),
    };
  }

  /** Data passed on may not exceed AWS's size limit, nor be nested deeper than we can store. */
  checkSize(payload: Payload): Payload {
    const { text } = payload;
    if (longerThan(text, MAX_PAYLOAD_BYTES) || (text.length > MAX_NESTING && nesting(text) > MAX_NESTING)) {
      throw new StateFailure(
        STATES.dataLimitExceeded,
        `The state/task '${this.frame.state}' returned a result with a size exceeding the maximum number of bytes service limit.`,
      );
    }
    return payload;
  }

  #scope(given: Given): EvaluationScope {
    const { core, execution, frame } = this;
    const states = {
      input: frame.input.value,
      get context() {
        const context = contextObject(core, execution, frame, given.token);
        if (given.item) context.Map = { Item: { ...given.item } };
        return context;
      },
      ...(given.result === undefined ? {} : { result: given.result }),
      ...(given.errorOutput === undefined ? {} : { errorOutput: given.errorOutput }),
    };
    return {
      now: this.now,
      variable: (name) => (name === 'states' ? (states as JsonObject) : variableOf(execution, frame, name)),
      bindings: () => ({ ...variablesOf(execution, frame), states }),
    };
  }
}

function variableOf(execution: Execution, frame: Frame, name: string): Json | undefined {
  for (let at: Frame | undefined = frame; at; at = execution.parentOf(at)) {
    if (Object.hasOwn(at.variables, name)) return at.variables[name];
  }
  return undefined;
}

function variablesOf(execution: Execution, frame: Frame): JsonObject {
  const parent = execution.parentOf(frame);
  return parent ? { ...variablesOf(execution, parent), ...frame.variables } : frame.variables;
}
