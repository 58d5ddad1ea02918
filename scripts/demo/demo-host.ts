import { fileURLToPath } from 'node:url';
import { FUNCTIONS, HOST_FUNCTIONS } from '../../contracts/functions.ts';
import { STREAM_CONSUMERS } from '../../contracts/streams.ts';
import type { Capacity } from '../../lambdas/adapters/capacity.ts';
import { consumedCapacity } from '../../lambdas/adapters/capacity.ts';
import type { Clock } from '../../local/clock.ts';
import type { Host, HostOptions } from '../../local/host.ts';
import { startHost } from '../../local/host.ts';
import type { Usage } from './cost.ts';
import prices from './prices.json' with { type: 'json' };
import { stopWatching } from './watch.ts';

/** As long as a Lambda function may run at most. */
const PATIENCE_SECONDS = 900;
const WATCH = 'Watch';
const ENTRY = fileURLToPath(new URL('watch.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

const WATCHED = [
  ...['case', 'work-item', 'notice'],
  ...['person', 'sponsor', 'offer', 'tracing-request', 'household-change', 'rights-request'],
];

export interface DemoHost extends Host {
  usage(): { executions: Record<string, number>; usage: Usage };
}

/**
 * The embedded host in memory, with a watcher of its stream. A vetting continues for years after the last case is
 * closed: without `vettings` nothing monitors them, and the host is idle once its cases are.
 */
export async function startDemoHost(
  clock: Clock,
  more: Partial<HostOptions> = {},
  vettings = true,
): Promise<DemoHost> {
  const before = consumedCapacity();
  // In virtual time a slow machine is no reason for a function to time out: only what hangs does.
  const timing = clock.kind === 'virtual' ? { timeoutSeconds: PATIENCE_SECONDS } : {};
  const functions = [...FUNCTIONS, ...HOST_FUNCTIONS.filter(({ name }) => name === 'GiveSealing')].map(
    (each) => ({
      ...each,
      ...timing,
      entry: root + each.entry,
    }),
  );
  const watch = {
    name: WATCH,
    entry: ENTRY,
    kind: 'stream',
    table: 'none',
    audit: [],
    timeoutSeconds: 30,
    memoryMb: 128,
  } as const;
  const host = await startHost({
    dataDir: ':memory:',
    clock,
    // What is searched for personal data at the end is everything that ever ran.
    keepsExecutions: true,
    // Its staff follow a script and take nothing back.
    takeBackSeconds: 0,
    ...more,
    lists: {
      functions: [...functions, watch],
      consumers: [
        ...STREAM_CONSUMERS.map(({ types, ...consumer }) => ({
          ...consumer,
          types: types.filter((type) => vettings || type !== 'sponsor'),
        })),
      ],
      observers: [{ function: WATCH, types: WATCHED }],
    },
  });
  const close = () => host.close().finally(stopWatching);
  return { ...host, usage: () => usageOf(host, before), close };
}

function usageOf(host: Host, before: Capacity): { executions: Record<string, number>; usage: Usage } {
  const { functions, engine, mail } = host.counters();
  const calls = FUNCTIONS.map((contract) => ({
    contract,
    count: functions[contract.name]?.invocations ?? 0,
  }));
  const invocations = (kinds: string[]) =>
    calls.filter(({ contract }) => kinds.includes(contract.kind)).reduce((sum, { count }) => sum + count, 0);
  const gigabytes = calls.reduce((sum, { contract, count }) => sum + count * (contract.memoryMb / 1024), 0);
  const capacity = consumedCapacity();
  return {
    executions: {
      started: engine.started,
      succeeded: engine.succeeded,
      aborted: engine.aborted,
      failed: engine.failed,
      timedOut: engine.timedOut,
      running: engine.started - engine.succeeded - engine.aborted - engine.failed - engine.timedOut,
    },
    usage: {
      transitions: engine.transitions,
      lambdaInvocations: invocations(['api', 'task', 'stream']),
      lambdaGbSeconds: gigabytes * prices.lambdaAssumedSeconds,
      writeUnits: capacity.writes - before.writes,
      storeCalls: capacity.calls - before.calls,
      readingUnits: capacity.readingWrites - before.readingWrites,
      readUnits: capacity.reads - before.reads,
      mails: mail.captured,
      apiRequests: invocations(['api']),
    },
  };
}
