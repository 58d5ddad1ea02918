import type { SucceedState } from '../definition.ts';
import type { Outcome, StateRun } from '../state-run.ts';

export function enterSucceed(run: StateRun<SucceedState>): Outcome {
  return run.complete();
}
