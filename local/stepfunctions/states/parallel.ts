import type { ParallelState } from '../definition.ts';
import type { Frame } from '../execution.ts';
import { Payload } from '../json.ts';
import type { Outcome, StateRun } from '../state-run.ts';

export function enterParallel(run: StateRun<ParallelState>): Outcome {
  const { Arguments, Branches } = run.state;
  const input =
    Arguments === undefined ? run.frame.input : Payload.ofValue(run.evaluate(Arguments, 'Arguments'));
  run.checkSize(input);
  run.record('ParallelStateStarted');
  for (const [index, branch] of Branches.entries()) {
    run.execution.addFrame({
      parent: run.frame.id,
      index,
      phase: 'enter',
      state: branch.StartAt,
      input,
      item: null,
      lastEvent: run.frame.lastEvent,
    });
  }
  return { do: 'wait', wait: { kind: 'join' }, wake: null };
}

/** A branch has ended; the state continues when all have. */
export function branchEnded(run: StateRun<ParallelState>, branch: Frame): Outcome {
  const { members, done } = run.execution.familyOf(run.frame.id);
  if (done < members.length) return { do: 'stay' };
  run.frame.lastEvent = branch.lastEvent;
  run.record('ParallelStateSucceeded');
  const result = Payload.ofText(`[${members.map(({ input }) => input.text).join(',')}]`);
  return run.complete(run.checkSize(result));
}
