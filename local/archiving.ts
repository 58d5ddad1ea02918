import type { FunctionContract } from '../contracts/function-contract.ts';
import type { EventName } from '../contracts/functions.ts';
import type { Functions } from './functions.ts';
import type { HostClock } from './host-clock.ts';
import { Rounds } from './rounds.ts';
import type { Engine, StatusChange } from './stepfunctions/engine.ts';

const ARCHIVE = 'ArchiveExecution' satisfies EventName;
const CHECK = 'CheckArchive' satisfies EventName;
const DAY_MS = 86_400_000;
/** After a start: a machine that is switched off every night never runs for a day. */
const FIRST_MS = 60_000;
/** As Step Functions: an execution is forgotten this long after its end. */
const KEPT_MS = 90 * DAY_MS;
const AT_ONCE = 100;

interface Options {
  readonly functions: Functions;
  readonly listed: readonly FunctionContract[];
  readonly clock: HostClock;
  log(message: string): void;
  /** The journal keeps everything until somebody asks for the check. */
  readonly keepsAll?: boolean | undefined;
}

const lists = (listed: readonly FunctionContract[], name: string): boolean =>
  listed.some((contract) => contract.name === name);

interface Announcing {
  announce(change: StatusChange): Promise<void>;
  /** Resolves when whatever was announced is archived. */
  settled(): Promise<void>;
}

/**
 * Announces an execution's end to the function that archives it, as EventBridge does on AWS. What fails is left to the
 * daily check; what nobody answered is announced again at the next start.
 */
export function announceEnds({ functions, listed, clock, log }: Options, ready: Promise<void>): Announcing {
  const underWay = new Set<Promise<void>>();
  const archived = async (executionArn: string, status: string): Promise<void> => {
    await ready;
    const time = new Date(clock.now()).toISOString();
    const event = { time, detail: { executionArn, status } };
    const { functionError } = await functions.invoke(ARCHIVE, JSON.stringify(event));
    if (functionError) log(`${executionArn} could not be archived; the daily check tries again.`);
  };
  return {
    async announce({ status, executionArn }) {
      if (status === 'RUNNING' || !lists(listed, ARCHIVE)) return;
      const call = archived(executionArn, status);
      underWay.add(call);
      await call.finally(() => underWay.delete(call));
    },
    settled: async () => void (await Promise.allSettled(underWay)),
  };
}

/** Forgets what ended 90 days ago and verifies in the archive. */
async function prune({ functions, clock }: Options, engine: Engine, closed?: AbortSignal): Promise<number> {
  let forgotten = 0;
  const before = clock.now() - KEPT_MS;
  for (let after = ''; !closed?.aborted; ) {
    const arns = engine.endedBefore(before, after, AT_ONCE);
    const last = arns.at(-1);
    if (last === undefined) break;
    after = last;
    const byId = new Map(arns.map((arn) => [arn.split(':').slice(-2).join('.'), arn]));
    const answer = await functions.invoke(CHECK, JSON.stringify({ verify: [...byId.keys()] }));
    if (answer.functionError) break;
    const { verified } = JSON.parse(answer.payload) as { verified: string[] };
    forgotten += engine.forget(verified.flatMap((id) => byId.get(id) ?? []));
  }
  if (forgotten > 0) engine.giveBack();
  return forgotten;
}

/** Checks the archive, without forgetting anything. */
async function check({ functions, listed, clock, log }: Options): Promise<boolean> {
  if (!lists(listed, CHECK)) return false;
  const time = new Date(clock.now()).toISOString();
  const { functionError } = await functions.invoke(CHECK, JSON.stringify({ time }));
  if (functionError) log('The archive of executions could not be checked; trying again tomorrow.');
  return !functionError;
}

/** The daily check of the archive, and what is forgotten after it; how many executions were. */
export async function checkArchive(options: Options, engine: Engine, closed?: AbortSignal): Promise<number> {
  return (await check(options)) ? prune(options, engine, closed) : 0;
}

/** Checks the archive soon after the start and then every day: under a virtual clock before the first jump of each of its days. */
export function keepArchived(options: Options, engine: Engine): () => void | Promise<void> {
  const { clock, listed } = options;
  if (!lists(listed, CHECK)) return () => {};
  const rounds = new Rounds(
    (closed) => (options.keepsAll ? check(options) : checkArchive(options, engine, closed)),
    ({ name }) =>
      options.log(`The archive of executions could not be checked (${name}); trying again tomorrow.`),
  );
  if (clock.kind === 'real') {
    const look = () => void rounds.begin();
    const timers = [setTimeout(look, FIRST_MS), setInterval(look, DAY_MS)];
    for (const timer of timers) timer.unref();
    return () => {
      timers.forEach(clearTimeout);
      return rounds.close();
    };
  }
  let checked = Math.floor(clock.now() / DAY_MS);
  clock.beforeJump(async () => {
    const today = Math.floor(clock.now() / DAY_MS);
    if (rounds.closed || today <= checked) return false;
    checked = today;
    await rounds.begin();
    return true;
  });
  return () => rounds.close();
}
