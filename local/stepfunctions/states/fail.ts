import type { FailState } from '../definition.ts';
import { StateFailure } from '../errors.ts';
import type { Json } from '../json.ts';
import type { StateRun } from '../state-run.ts';

export function enterFail(run: StateRun<FailState>): never {
  const error = textOf(run, run.state.Error, 'Error');
  const cause = textOf(run, run.state.Cause, 'Cause');
  throw new StateFailure(error, cause);
}

function textOf(run: StateRun<FailState>, template: Json | undefined, field: string): string | undefined {
  if (template === undefined) return undefined;
  const value = run.evaluate(template, field);
  if (typeof value !== 'string')
    throw run.queryFailure(field, `returned ${JSON.stringify(value)}; expected a string`);
  return value;
}
