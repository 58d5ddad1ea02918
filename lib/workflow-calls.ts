import { FUNCTIONS } from '../contracts/functions.ts';
import type { WorkflowName } from '../contracts/workflows.ts';
import { placeholderOf, placeholdersIn, WORKFLOWS } from '../contracts/workflows.ts';

/** The calls of a definition, read from the definition itself. */
export interface WorkflowCalls {
  /** Names of the functions that it invokes. */
  readonly functions: readonly string[];
  /** Workflows that its placeholders name. */
  readonly named: readonly WorkflowName[];
  /** Workflows that it starts: the named ones, and itself if it starts its own next run. */
  readonly started: readonly WorkflowName[];
  /** Workflows whose end it waits for with `.sync`. */
  readonly waitedFor: readonly WorkflowName[];
}

interface StartState {
  Resource: string;
  Arguments: { StateMachineArn: string };
}

const OWN_ARN = '{% $states.context.StateMachine.Id %}';

function* objectsIn(value: unknown): Generator<object> {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) yield value;
  for (const child of Object.values(value)) yield* objectsIn(child);
}

const startsExecution = (state: object): state is StartState =>
  'Resource' in state && String(state.Resource).includes(':states:startExecution');

function targetOf(state: StartState, workflow: WorkflowName): WorkflowName {
  const arn = state.Arguments.StateMachineArn;
  const target =
    arn === OWN_ARN ? workflow : WORKFLOWS.find((candidate) => arn === `\${${placeholderOf(candidate)}}`);
  if (!target)
    throw new Error(`Expected ${workflow} to start a workflow by placeholder or itself, received ${arn}.`);
  return target;
}

/** Reads what a definition calls; throws on a placeholder that is neither a function nor a workflow. */
export function callsOf(workflow: WorkflowName, definition: string): WorkflowCalls {
  const placeholders = placeholdersIn(definition);
  const functions = FUNCTIONS.map(({ name }) => name).filter((name) => placeholders.includes(name));
  const named = WORKFLOWS.filter((candidate) => placeholders.includes(placeholderOf(candidate)));
  const known = new Set<string>([...functions, ...named.map(placeholderOf)]);
  const unknown = placeholders.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `Expected placeholders of ${workflow} to be functions or workflows, received ${unknown.join(', ')}.`,
    );
  }
  const starts = [...objectsIn(JSON.parse(definition))].filter(startsExecution);
  const started = new Set(starts.map((state) => targetOf(state, workflow)));
  const waitedFor = new Set(
    starts.filter((state) => state.Resource.includes('.sync')).map((state) => targetOf(state, workflow)),
  );
  return { functions, named, started: [...started], waitedFor: [...waitedFor] };
}
