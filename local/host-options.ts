import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FunctionContract } from '../contracts/function-contract.ts';
import { FUNCTIONS, HOST_FUNCTIONS } from '../contracts/functions.ts';
import { ROUTES, type RouteContract } from '../contracts/routes.ts';
import type { StreamConsumerContract } from '../contracts/streams.ts';
import { MAX_STREAM_CONSUMERS, STREAM_CONSUMERS } from '../contracts/streams.ts';
import { definitionOf, placeholderOf, WORKFLOWS } from '../contracts/workflows.ts';
import type { Clock } from './clock.ts';
import type { TableService } from './dynamodb/service.ts';
import type { FunctionCounters } from './functions.ts';
import type { ConsoleFiles } from './http/console-files.ts';
import type { RateLimits } from './http/rate-limit.ts';
import type { Organisation } from './identity/organisation/settings.ts';
import type { WorkflowSource } from './machines.ts';
import type { MailCounters } from './mail/capture.ts';
import type { CapturedMail } from './mail/message.ts';
import type { Outgoing } from './mail/open.ts';
import type { Outside } from './outside.ts';
import type { InProcessRequest } from './request.ts';
import type { CapturedText } from './sms/capture.ts';
import { StartError } from './start-error.ts';
import type { Engine, Counters as EngineCounters, StatusChange } from './stepfunctions/engine.ts';
import type { RetryPolicy } from './streams/consumer.ts';
import type { DeadLetter } from './streams/dead-letters.ts';
import type { StreamCounters } from './streams/relay.ts';

/** What a host runs; the lists of `contracts/` by default. */
export interface HostLists {
  readonly functions: readonly FunctionContract[];
  readonly routes: readonly RouteContract[];
  /** Two at most, because that is how many can read a shard of a stream on AWS. */
  readonly consumers: readonly StreamConsumerContract[];
  /** Tools that watch the stream and that AWS would not run. */
  readonly observers: readonly StreamConsumerContract[];
  readonly workflows: readonly WorkflowSource[];
}

export interface HostOptions {
  /** The folder in which everything is kept; `:memory:` keeps nothing. */
  dataDir: string | ':memory:';
  clock: Clock;
  /** 0, the default, takes a free port, the same for every host of this process. */
  httpPort?: number;
  /** What a proxy on this machine, which ends TLS, is known as to others: `https://…`. In real folders only. */
  origin?: string | undefined;
  /** Where the keys of the records lie; `keys/` in the data folder by default. */
  keysDir?: string;
  /** What the root key is made of; without it, a key lies in a file. */
  passphrase?: string;
  /** Where `.eml` files go; `mail/` in the data folder by default. */
  mailDir?: string;
  /** Whose own OpenID provider may say who somebody is; in real folders only. */
  organisation?: Organisation | undefined;
  /** How messages leave the machine; in real folders only. */
  outgoing?: Outgoing;
  /** The key for ids if nothing is kept; a folder has its own. */
  idKey?: string;
  lists?: Partial<HostLists>;
  /** Where the built console is; `console/dist` by default. */
  consoleDir?: string;
  /** Origins that webhooks may call although they are not https, or not public. */
  webhookOrigins?: readonly string[];
  /** Under a virtual clock: has table and executions compared, and what is due opened, whenever so much time passed. */
  reconcileEveryVirtualMs?: number;
  /** For how many seconds decisions can be taken back; by default as the environment says, a minute, or less in a folder that is not real. */
  takeBackSeconds?: number;
  /** The rate limits of the HTTP server per person and address; null for none. In-process requests have none. */
  rateLimits?: RateLimits | null;
  /** The journal forgets no execution by itself, for tools that look at all of them in virtual time. */
  keepsExecutions?: boolean;
  /** How a record on which its consumer fails is retried. */
  retry?: RetryPolicy;
  /** How the host looks at its port from outside; by default from this machine. */
  outside?: Outside;
  log?(message: string): void;
  /** Called when an execution started or ended, after it is on disk, at least once. */
  onStatusChange?(change: StatusChange): unknown;
}

export interface HostCounters {
  functions: Record<string, FunctionCounters>;
  streams: StreamCounters;
  mail: MailCounters;
  engine: EngineCounters;
}

export interface Host {
  readonly url: string;
  /** The clock of the options with a count of its timers; set timers here, so that `idle` waits for them. */
  readonly clock: Clock;
  readonly engine: Engine;
  /** The embedded table, for tools and tests that inspect it directly. */
  readonly table: { readonly name: string; readonly service: TableService };
  readonly request: InProcessRequest;
  readonly mail: { messages(): CapturedMail[] };
  readonly sms: { messages(): CapturedText[] };
  deadLetters(): readonly DeadLetter[];
  /** Delivers again what consumers set aside. */
  redrive(): Promise<{ relayed: number; left: number }>;
  /** Checks the archive of executions, as is done every day; how many were forgotten because they are archived. */
  checkArchive(): Promise<number>;
  counters(): HostCounters;
  readonly console: Pick<ConsoleFiles, 'building'>;
  /** Seals what is still in clear; how many records that were. A host does so by itself at start. */
  reseal(): Promise<number>;
  /** Resolves when nothing runs and nothing is left to relay; under a virtual clock also when no timer is set. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const CONSOLE_DIR = join(ROOT, 'console', 'dist');

export function listsOf({ lists }: HostOptions): HostLists {
  const consumers = lists?.consumers ?? STREAM_CONSUMERS;
  if (consumers.length > MAX_STREAM_CONSUMERS)
    throw new StartError(
      `Expected at most ${MAX_STREAM_CONSUMERS} consumers of the table's stream, received ${consumers.length}: ${consumers.map((each) => each.function).join(', ')}.`,
    );
  return {
    functions:
      lists?.functions ??
      [...FUNCTIONS, ...HOST_FUNCTIONS].map((each) => ({ ...each, entry: join(ROOT, each.entry) })),
    routes: lists?.routes ?? ROUTES,
    consumers,
    observers: lists?.observers ?? [],
    workflows:
      lists?.workflows ??
      WORKFLOWS.map((name) => ({
        name,
        file: join(ROOT, definitionOf(name)),
        placeholder: placeholderOf(name),
      })),
  };
}
