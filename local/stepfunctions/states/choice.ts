import type { ChoiceState } from '../definition.ts';
import { STATES, StateFailure } from '../errors.ts';
import type { Outcome, StateRun } from '../state-run.ts';

/** Takes the first rule whose Condition is true; the state's own Assign and Output belong to Default. */
export function enterChoice(run: StateRun<ChoiceState>): Outcome {
  const { Choices, Default, Assign, Output } = run.state;
  for (const [index, rule] of Choices.entries()) {
    const field = `Choices[${index}]/Condition`;
    const answer = run.evaluate(rule.Condition, field);
    if (typeof answer !== 'boolean') {
      throw run.queryFailure(field, `returned ${JSON.stringify(answer)}; expected a boolean`);
    }
    if (answer) return run.leave(rule.Output, rule.Assign, rule.Next, run.frame.input, {});
  }
  if (Default === undefined) {
    throw new StateFailure(STATES.noChoiceMatched, 'No choice rule matched, and the state has no Default.');
  }
  return run.leave(Output, Assign, Default, run.frame.input, {});
}
