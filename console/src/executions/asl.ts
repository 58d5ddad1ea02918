/** The parts of an Amazon States Language definition that the console uses. */
export interface AslState {
  readonly Type: 'Task' | 'Choice' | 'Parallel' | 'Map' | 'Wait' | 'Pass' | 'Succeed' | 'Fail';
  readonly Comment?: string;
  readonly Resource?: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Condition?: string; readonly Next: string }[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Retry?: readonly AslRetry[];
  readonly Branches?: readonly AslScope[];
  readonly ItemProcessor?: AslScope;
}

export interface AslRetry {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxAttempts?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
}

/** States that belong together: a workflow, a branch of a Parallel, or the iterator of a Map. */
export interface AslScope {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, AslState>>;
}

/** The scopes inside a state. */
export const scopesIn = (state: AslState): readonly AslScope[] =>
  state.Branches ?? (state.ItemProcessor ? [state.ItemProcessor] : []);

export interface NamedState {
  readonly name: string;
  readonly state: AslState;
  /** The Parallel or Map that it is in. */
  readonly within: string | undefined;
}

/** Every state with those inside others, in the order of the definition. */
export const statesOf = (scope: AslScope, within?: string): NamedState[] =>
  Object.entries(scope.States).flatMap(([name, state]) => [
    { name, state, within },
    ...scopesIn(state).flatMap((inner) => statesOf(inner, name)),
  ]);
