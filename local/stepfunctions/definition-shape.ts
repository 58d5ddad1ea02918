import { type Machine, nested, type State, type States } from './definition.ts';
import { MachineSchema } from './definition-schema.ts';
import { ApiError } from './errors.ts';
import type { JsonObject } from './json.ts';

export function invalid(kind: string, what: string, at = ''): ApiError {
  const where = at === '' ? '' : ` at ${at}`;
  return new ApiError('InvalidDefinition', `Invalid State Machine Definition: '${kind}: ${what}${where}'`);
}

/**
 * Checks fields and types, then that every transition has a target, every state can be reached, and every machine can
 * end.
 */
export function checkShape(definition: JsonObject): Machine {
  const result = MachineSchema.safeParse(definition);
  if (!result.success) {
    const { path, message } = result.error.issues[0]!;
    throw invalid('SCHEMA_VALIDATION_FAILED', message, path.map((part) => `/${String(part)}`).join(''));
  }
  const machine = definition as unknown as Machine;
  const names = new Set<string>();
  for (const { at, states } of scopes(machine, '')) checkScope(states, at, names);
  return machine;
}

/** The machine and those nested in it, from the outside in. */
function* scopes(states: States, at: string): Generator<{ at: string; states: States }> {
  yield { at, states };
  for (const [name, state] of Object.entries(states.States))
    for (const inner of nested(state)) yield* scopes(inner, `${at}/States/${name}`);
}

function checkScope({ StartAt, States }: States, at: string, names: Set<string>): void {
  const states = Object.entries(States);
  const targets = new Set([StartAt, ...states.flatMap(([, state]) => targetsOf(state))]);
  for (const [name] of states) {
    if (name === '__proto__') throw invalid('SCHEMA_VALIDATION_FAILED', `${name} cannot name a state`, at);
    if (names.has(name))
      throw invalid('DUPLICATE_STATE_NAMES', `another state has the name ${name} already`, at);
    names.add(name);
    if (!targets.has(name)) throw invalid('MISSING_TRANSITION_TARGET', `State ${name} is not reachable`, at);
  }
  for (const target of targets)
    if (!Object.hasOwn(States, target))
      throw invalid(
        'MISSING_TRANSITION_TARGET',
        `${target}, which StartAt, Next or Default names, is not a state`,
        at || '/',
      );
  if (!states.some(([, state]) => isEnd(state)))
    throw invalid('MISSING_TERMINAL_STATE', 'a state that ends the machine is expected', at || '/');
  for (const [name, state] of states) checkWayOn(state, `${at}/States/${name}`);
}

function targetsOf(state: State): string[] {
  return [
    ...('Next' in state && state.Next !== undefined ? [state.Next] : []),
    ...('Default' in state && state.Default !== undefined ? [state.Default] : []),
    ...('Choices' in state ? state.Choices.map((rule) => rule.Next) : []),
    ...('Catch' in state && state.Catch ? state.Catch.map((catcher) => catcher.Next) : []),
  ];
}

const isEnd = (state: State): boolean =>
  state.Type === 'Succeed' || state.Type === 'Fail' || ('End' in state && state.End === true);

/** `Next` or `End`, and in a Wait `Seconds` or `Timestamp`: one of two, never both. */
function checkWayOn(state: State, at: string): void {
  if (state.Type === 'Wait') checkEither(state, ['Seconds', 'Timestamp'], 'WAIT_DURATION', at);
  if (state.Type !== 'Succeed' && state.Type !== 'Fail' && state.Type !== 'Choice')
    checkEither(state, ['End', 'Next'], 'TERMINAL_STATE_WITH_NEXT', at);
}

function checkEither(state: State, fields: readonly [string, string], kind: string, at: string): void {
  if (Object.hasOwn(state, fields[0]) !== Object.hasOwn(state, fields[1])) return;
  throw invalid(kind, `exactly one of ${fields.join(' and ')} is expected`, at);
}
