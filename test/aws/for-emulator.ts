import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Longer than any run of the test: what people should do is done by then. */
const NUMBER = 99_999;

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [name: string]: Json;
}
type Tell = (what: string) => void;

/**
 * Writes the definitions of an assembly so that the emulator runs them, and tells all that it changed: where it reads a
 * number alone, a number stands in place of JSONata, and `Output` of a Parallel state, which it does not read, stands in
 * a Pass state behind it.
 */
export function rewriteForEmulator(assembly: string): string[] {
  const changed: string[] = [];
  for (const name of readdirSync(assembly).filter((each) => /^asset\..*\.json$/.test(each))) {
    const file = join(assembly, name);
    const definition = JSON.parse(readFileSync(file, 'utf8')) as Json;
    if (!isObject(definition) || !isObject(definition.States)) continue;
    const before = changed.length;
    const about = String(definition.Comment ?? name);
    rewriteStates(definition.States, (what) => changed.push(`${about} ${what}`));
    if (changed.length > before) writeFileSync(file, JSON.stringify(definition));
  }
  return changed;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function rewriteStates(states: JsonObject, tell: Tell): void {
  for (const [name, state] of Object.entries(states)) {
    if (!isObject(state)) continue;
    const { TimeoutSeconds: timeout, Branches: branches, ItemProcessor: each } = state;
    if (typeof timeout === 'string') {
      tell(`${name}: TimeoutSeconds ${timeout} → ${NUMBER}`);
      state.TimeoutSeconds = NUMBER;
    }
    if (isObject(each) && isObject(each.States)) rewriteStates(each.States, tell);
    if (!Array.isArray(branches)) continue;
    for (const branch of branches)
      if (isObject(branch) && isObject(branch.States)) rewriteStates(branch.States, tell);
    if ('Output' in state) moveOutput(states, name, state, tell);
  }
}

function moveOutput(states: JsonObject, name: string, state: JsonObject, tell: Tell): void {
  const { Output, Next, End } = state;
  const text = JSON.stringify(Output);
  if (text.includes('$states.input'))
    throw new Error(`The output of ${name} is made of its input, which a state behind it does not have.`);
  const behind = `${name} Output`;
  states[behind] = {
    Type: 'Pass',
    Output: JSON.parse(text.replaceAll('$states.result', '$states.input')) as Json,
    ...(Next === undefined ? { End: End ?? true } : { Next }),
  };
  delete state.Output;
  delete state.End;
  state.Next = behind;
  tell(`${name}: Output ${text} → a Pass state behind it`);
}
