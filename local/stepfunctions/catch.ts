import type { State } from './definition.ts';
import type { StateFailure } from './errors.ts';
import { type JsonObject, Payload } from './json.ts';
import { matches } from './retry.ts';
import type { Outcome, StateRun } from './state-run.ts';

/** Decides where a failed state continues: at the first catcher that names the error, or nowhere. */
export function decideCatch(run: StateRun<State>, failure: StateFailure): Outcome | undefined {
  const catchers = ('Catch' in run.state && run.state.Catch) || [];
  const catcher = catchers.find(({ ErrorEquals }) => matches(ErrorEquals, failure.error));
  if (!catcher) return undefined;
  const errorOutput: JsonObject = { Error: failure.error ?? '', Cause: failure.reason ?? '' };
  return run.leave(catcher.Output, catcher.Assign, catcher.Next, Payload.ofValue(errorOutput), {
    errorOutput,
  });
}
