import { nested, type State, type States } from './definition.ts';
import type { Execution, Frame } from './execution.ts';

/** The state of a frame: in the machine itself, or in the scope nested in the parent frame's state. */
export function stateOf(execution: Execution, frame: Frame): State {
  return statesOf(execution, frame).States[frame.state]!;
}

function statesOf(execution: Execution, frame: Frame): States {
  const parent = execution.parentOf(frame);
  if (!parent) return execution.machine;
  const state = stateOf(execution, parent);
  return nested(state)[state.Type === 'Map' ? 0 : frame.index]!;
}
