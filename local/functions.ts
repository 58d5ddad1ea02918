import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type { HostScope } from '../contracts/client-seam.ts';
import type { FunctionContract } from '../contracts/function-contract.ts';
import { functionArn } from './account.ts';
import type { Clock } from './clock.ts';
import { Gate } from './gate.ts';
import { inScope } from './host-scopes.ts';
import { asFunction } from './sdk-calls.ts';

export interface Invocation {
  statusCode: number;
  /** JSON text. */
  payload: string;
  functionError?: 'Unhandled';
}

export interface FunctionCounters {
  invocations: number;
  errors: number;
  timeouts: number;
}

/**
 * Enough to keep two cores busy; more would only wait for the table, and count that against their time. Under a
 * virtual clock one call runs at a time, in order of arrival, so that two runs of the same events are identical.
 */
const MAX_CONCURRENT = 32;
/** The payload limit of a synchronous Lambda call. */
const MAX_PAYLOAD_BYTES = 6 * 1_048_576;

type Handler = (event: unknown, context: object) => Promise<unknown>;

class NoSuchFunction extends Error {
  override readonly name = 'ResourceNotFoundException';
}

interface Options {
  /** With entries as absolute paths. */
  functions: readonly FunctionContract[];
  clock: Clock;
  /** By which the handlers find their services; without it, the environment of the process. */
  scope?: HostScope;
  /**
   * Called after an invocation that may have written to the table, even one that finished too late. Under a virtual
   * clock the next call waits for it, so that the readers of each write run separately in every run.
   */
  onWrite(): Promise<void> | void;
}

/** Runs handlers in this process like Lambda: by name or ARN, with JSON in and out, and a time limit. */
export class Functions {
  readonly #options: Options;
  readonly #byName: Map<string, FunctionContract>;
  readonly #handlers = new Map<string, Promise<Handler>>();
  readonly #gate: Gate;
  readonly #counters: Record<string, FunctionCounters> = {};
  #active = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#gate = new Gate(options.clock.kind === 'virtual' ? 1 : MAX_CONCURRENT);
    this.#byName = new Map(options.functions.map((contract) => [contract.name, contract]));
    for (const { name } of options.functions)
      this.#counters[name] = { invocations: 0, errors: 0, timeouts: 0 };
  }

  /** Invocations in progress, including those waiting for their turn. */
  get active(): number {
    return this.#active;
  }

  counters(): Record<string, FunctionCounters> {
    return structuredClone(this.#counters);
  }

  /** Rejects with `ResourceNotFoundException` if there is no such function. */
  async invoke(nameOrArn: string, payload: string): Promise<Invocation> {
    const contract = this.#named(nameOrArn);
    if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES)
      return failed(
        'RequestEntityTooLargeException',
        `Expected an event of at most ${MAX_PAYLOAD_BYTES} bytes.`,
      );
    this.#active++;
    try {
      return await this.#options.clock.hold(() => this.#gate.run(() => this.#inTurn(contract, payload)));
    } finally {
      this.#active--;
    }
  }

  async #inTurn(contract: FunctionContract, payload: string): Promise<Invocation> {
    const answer = await this.#run(contract, payload);
    const told = this.#done(contract);
    if (this.#options.clock.kind === 'virtual') await told;
    return answer;
  }

  #done({ table }: FunctionContract): Promise<void> | void {
    if (table === 'write') return this.#options.onWrite();
  }

  #named(nameOrArn: string): FunctionContract {
    const name = /:function:([^:]+)/.exec(nameOrArn)?.[1] ?? nameOrArn.split(':')[0]!;
    const contract = this.#byName.get(name);
    if (!contract) throw new NoSuchFunction(`Function not found: ${functionArn(name)}`);
    return contract;
  }

  async #run(contract: FunctionContract, payload: string): Promise<Invocation> {
    const counters = this.#counters[contract.name]!;
    counters.invocations++;
    try {
      const handler = await this.#load(contract);
      const answer = await this.#inTime(contract, handler, payload);
      if (answer.functionError) counters.errors++;
      return answer;
    } catch (error) {
      counters.errors++;
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      return failed(name, message);
    }
  }

  async #inTime(contract: FunctionContract, handler: Handler, payload: string): Promise<Invocation> {
    const limit = contract.timeoutSeconds * 1000;
    const context = contextOf(contract, limit);
    const { scope } = this.#options;
    const call = () => asFunction(contract.name, () => handler(JSON.parse(payload), context));
    const running = (scope ? inScope(scope, call) : call()).then(
      (answer) => JSON.stringify(answer) ?? 'null',
    );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), limit);
    });
    const text = await Promise.race([running, late]).finally(() => clearTimeout(timer));
    if (text === undefined) {
      this.#counters[contract.name]!.timeouts++;
      running.catch(() => {}).finally(() => this.#done(contract));
      const seconds = contract.timeoutSeconds.toFixed(2);
      return failed(
        'Sandbox.Timedout',
        `RequestId: ${context.awsRequestId} Error: Task timed out after ${seconds} seconds`,
      );
    }
    if (Buffer.byteLength(text) > MAX_PAYLOAD_BYTES)
      return failed(
        'Function.ResponseSizeTooLarge',
        `Expected an answer of at most ${MAX_PAYLOAD_BYTES} bytes.`,
      );
    return { statusCode: 200, payload: text };
  }

  #load(contract: FunctionContract): Promise<Handler> {
    const known = this.#handlers.get(contract.name);
    if (known) return known;
    const loading = importHandler(contract.entry);
    this.#handlers.set(contract.name, loading);
    loading.catch(() => this.#handlers.delete(contract.name));
    return loading;
  }
}

async function importHandler(path: string): Promise<Handler> {
  const module = (await import(pathToFileURL(path).href)) as { handler?: unknown };
  if (typeof module.handler !== 'function')
    throw new Error(`Expected ${path} to export a function named handler.`);
  const { handler } = module;
  return async (event, context) => handler(event, context) as unknown;
}

function contextOf({ name, memoryMb }: FunctionContract, limit: number) {
  const until = performance.now() + limit;
  return {
    awsRequestId: randomUUID(),
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn(name),
    memoryLimitInMB: String(memoryMb),
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(until - performance.now())),
  };
}

const failed = (errorType: string, errorMessage: string): Invocation => ({
  statusCode: 200,
  functionError: 'Unhandled',
  payload: JSON.stringify({ errorType, errorMessage, trace: [] }),
});
