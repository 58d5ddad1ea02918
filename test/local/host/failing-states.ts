import type { JsonObject } from '../../../local/stepfunctions/json.ts';

export interface State extends JsonObject {
  Type: string;
}
interface Machine extends JsonObject {
  StartAt: string;
  States: Record<string, State>;
}

/** Where a Task stands: in the machine itself, or in a branch or iteration of one of its states. */
export interface Place {
  readonly task: string;
  /** The Map or Parallel around it, if there is one, and which of its branches. */
  readonly within?: string;
  readonly branch?: number;
}

const innerOf = (state: State): Machine[] => {
  if (state.Type === 'Map') return [state.ItemProcessor as unknown as Machine];
  return state.Type === 'Parallel' ? (state.Branches as unknown as Machine[]) : [];
};

/** Every Task of a definition; machines are nested once at most. */
export function tasksOf({ States }: Machine): Place[] {
  return Object.entries(States).flatMap(([name, state]) => {
    if (state.Type === 'Task') return [{ task: name }];
    return innerOf(state).flatMap((inner, branch) =>
      Object.entries(inner.States).flatMap(([task, { Type }]) =>
        Type === 'Task' ? [{ task, within: name, branch }] : [],
      ),
    );
  });
}

/** The variables that the states of one scope assign. */
const assignedIn = ({ States }: Machine): string[] => {
  const assigning = Object.values(States).flatMap((state) => [
    state,
    ...((state.Catch as State[] | undefined) ?? []),
    ...((state.Choices as State[] | undefined) ?? []),
  ]);
  return [...new Set(assigning.flatMap(({ Assign }) => Object.keys((Assign as object | undefined) ?? {})))];
};

function jump(machine: Machine, to: string, known: JsonObject, input: JsonObject): void {
  const Assign = Object.fromEntries(assignedIn(machine).map((name) => [name, known[name] ?? name]));
  const [begin, there] = [`Begin at ${to}`, `Go to ${to}`];
  const never = { Condition: '{% false %}', Next: machine.StartAt };
  machine.States[begin] = { Type: 'Pass', Assign, Output: input, Next: there };
  // What was the first state stays reachable, as a definition wants it.
  machine.States[there] = { Type: 'Choice', Choices: [never], Default: to };
  machine.StartAt = begin;
}

/**
 * A definition that begins at one of its Tasks, with its variables assigned, as if the execution had come that far.
 * `known` holds variables that need a value of some shape; any other is its own name.
 */
export function beginningAt(text: string, place: Place, known: JsonObject, input: JsonObject): string {
  const machine = JSON.parse(text) as Machine;
  const around = place.within === undefined ? undefined : machine.States[place.within]!;
  jump(machine, place.within ?? place.task, known, input);
  if (around) {
    jump(innerOf(around)[place.branch ?? 0]!, place.task, known, input);
    if (around.Type === 'Map') {
      around.Items = [input];
      delete around.ItemSelector;
    }
  }
  return JSON.stringify(machine);
}
