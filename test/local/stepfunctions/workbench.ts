import type { Clock } from '../../../local/clock.ts';
import { type Engine, openEngine, type StatusChange } from '../../../local/stepfunctions/engine.ts';
import type { HistoryEvent } from '../../../local/stepfunctions/history-event.ts';
import type { Json, JsonObject } from '../../../local/stepfunctions/json.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';

export const INVOKE = 'arn:aws:states:::lambda:invoke';
export const ROLE = 'arn:aws:iam::000000000000:role/test';

/** What a function answers, or throws to be a function error. */
export type TestFunction = (payload: Json, call: { functionName: string }) => Json | Promise<Json>;

export interface Workbench {
  engine: Engine;
  clock: Clock;
  changes: StatusChange[];
  calls: { functionName: string; payload: Json }[];
  create(name: string, definition: object): Promise<string>;
  start(stateMachineArn: string, input?: Json, name?: string): Promise<string>;
  describe(executionArn: string): Promise<Described>;
  history(executionArn: string): Promise<HistoryEvent[]>;
  /** Creates a machine of these states, runs it once on a virtual clock until nothing moves, and tells how it went. */
  run(states: object, input?: Json): Promise<Ran>;
  close(): Promise<void>;
}

export interface Described {
  status: string;
  output?: Json;
  error?: string;
  cause?: string;
  executionArn: string;
  seconds?: number;
}

export interface Ran extends Described {
  events: HistoryEvent[];
  types: string[];
}

export function functionError(errorType: string, errorMessage = 'made to fail'): Error {
  return Object.assign(new Error(errorMessage), { name: errorType });
}

export async function openWorkbench(
  functions: Record<string, TestFunction> = {},
  options: { directory?: string; clock?: Clock } = {},
): Promise<Workbench> {
  const clock = options.clock ?? virtualClock(Date.UTC(2026, 2, 1));
  const changes: StatusChange[] = [];
  const calls: Workbench['calls'] = [];
  const engine = await openEngine({
    directory: options.directory ?? ':memory:',
    clock,
    onStatusChange: (change) => changes.push(change),
    async invoke({ functionName, payload }) {
      const input = JSON.parse(payload) as Json;
      calls.push({ functionName, payload: input });
      const run = functions[functionName.split(':').at(-1)!];
      if (!run)
        throw Object.assign(new Error(`no function ${functionName}`), { name: 'ResourceNotFoundException' });
      try {
        return { statusCode: 200, payload: JSON.stringify(await run(input, { functionName })) };
      } catch (error) {
        const { name, message } = error as Error;
        return {
          statusCode: 200,
          functionError: 'Unhandled',
          payload: JSON.stringify({ errorType: name, errorMessage: message }),
        };
      }
    },
  });
  return { engine, clock, changes, calls, ...doors(engine, clock) };
}

function doors(engine: Engine, clock: Clock) {
  let machines = 0;
  const create = async (name: string, definition: object) => {
    const text = JSON.stringify({ QueryLanguage: 'JSONata', ...definition });
    return (await engine.call('CreateStateMachine', { name, roleArn: ROLE, definition: text }))
      .stateMachineArn as string;
  };
  const start = async (stateMachineArn: string, input: Json = {}, name?: string) => {
    const request = {
      stateMachineArn,
      input: JSON.stringify(input),
      ...(name === undefined ? {} : { name }),
    };
    return (await engine.call('StartExecution', request)).executionArn as string;
  };
  const describe = async (executionArn: string): Promise<Described> =>
    described(await engine.call('DescribeExecution', { executionArn }));
  const history = async (executionArn: string) => {
    const events: HistoryEvent[] = [];
    let page: JsonObject = {};
    do {
      const token = page.nextToken === undefined ? {} : { nextToken: page.nextToken };
      page = await engine.call('GetExecutionHistory', { executionArn, maxResults: 1000, ...token });
      events.push(...(page.events as unknown as HistoryEvent[]));
    } while (page.nextToken !== undefined);
    return events;
  };
  const run = async (states: object, input: Json = {}): Promise<Ran> => {
    const machine = await create(`machine-${++machines}`, {
      StartAt: Object.keys(states)[0],
      States: states,
    });
    const executionArn = await start(machine, input);
    await engine.idle();
    const events = await history(executionArn);
    return { ...(await describe(executionArn)), events, types: events.map(({ type }) => type) };
  };
  const close = async () => {
    await engine.close();
    clock.close();
  };
  return { create, start, describe, history, run, close };
}

function described(answer: JsonObject): Described {
  const { status, output, error, cause, executionArn, startDate, stopDate } = answer;
  return {
    status: status as string,
    executionArn: executionArn as string,
    ...(output === undefined ? {} : { output: JSON.parse(output as string) as Json }),
    ...(error === undefined ? {} : { error: error as string }),
    ...(cause === undefined ? {} : { cause: cause as string }),
    ...(stopDate === undefined ? {} : { seconds: (stopDate as number) - (startDate as number) }),
  };
}

/** The details of the first event of a type. */
export function detailsOf(events: HistoryEvent[], type: string): JsonObject | undefined {
  const event = events.find((one) => one.type === type);
  const field = event && Object.keys(event).find((key) => key.endsWith('EventDetails'));
  return field === undefined ? undefined : (event![field] as JsonObject);
}
