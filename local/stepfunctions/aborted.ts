import type { Execution, Frame } from './execution.ts';
import { record } from './history.ts';
import { stateOf } from './state-of-frame.ts';

const ABORTED = ['Task', 'Wait', 'Parallel', 'Map'];

/** Records what is in progress in a branch or iteration that is stopped because another failed, innermost first. */
export function recordAborted(execution: Execution, frame: Frame, now: number): void {
  if (frame.phase === 'done' || frame.phase === 'pending' || frame.phase === 'stopped') return;
  for (const nested of execution.childrenOf(frame)) recordAborted(execution, nested, now);
  const { Type } = stateOf(execution, frame);
  if (frame.entered > 0 && ABORTED.includes(Type)) record(execution, frame, now, `${Type}StateAborted`);
  const parent = execution.parentOf(frame);
  if (parent && frame.item) {
    record(execution, frame, now, 'MapIterationAborted', { name: parent.state, index: frame.index });
  }
}
