import { SIGNED_IN_PATH, SIGNED_OUT_PATH } from '../contracts/console.ts';
import { ACCOUNT, REGION } from './account.ts';
import { Closing } from './closing.ts';
import { openDataFolder } from './data-folder.ts';
import { startDynamoDb } from './dynamodb/server.ts';
import { clientOf, type LocalTable, openTable } from './dynamodb/table.ts';
import { TableWrites } from './dynamodb/table-writes.ts';
import { applyEnvironment, environmentOf, TABLE_NAME } from './environment.ts';
import { Functions } from './functions.ts';
import { countTimers, type HostClock } from './host-clock.ts';
import { CONSOLE_DIR, type Host, type HostOptions, listsOf } from './host-options.ts';
import { openConsoleFiles } from './http/console-files.ts';
import { openGateway } from './http/gateway.ts';
import { DEFAULT_RATE_LIMITS, openRateLimiter } from './http/rate-limit.ts';
import { openHttpServer } from './http/server.ts';
import { openIssuer } from './identity/issuer.ts';
import { openSigningKey } from './identity/keys.ts';
import { openLinkKey } from './identity/link-key.ts';
import { openProvider } from './identity/provider.ts';
import { untilIdle } from './idle.ts';
import { putWorkflows } from './machines.ts';
import { MailCapture } from './mail/capture.ts';
import { openMailbox } from './mail/doors.ts';
import { serveMail } from './mail/server.ts';
import { portFor } from './ports.ts';
import { requestInProcess } from './request.ts';
import { TextCapture } from './sms/capture.ts';
import { serveTexts } from './sms/server.ts';
import { type Engine, openEngine } from './stepfunctions/engine.ts';
import { serve } from './stepfunctions/server.ts';
import { openStreamRelay } from './streams/open.ts';
import type { StreamRelay } from './streams/relay.ts';

export type { Host, HostCounters, HostLists, HostOptions } from './host-options.ts';
export { StartError } from './start-error.ts';

const QUIET_MS = 10_000;

let running = false;

/**
 * Starts everything that AWS would run, in this process and one Java process beside it. One host at a time: the
 * handlers find their services through the environment of the process. `StartError` names what is missing.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  if (running) throw new Error('Expected no other host in this process, found one: close it first.');
  running = true;
  const closing = new Closing();
  closing.add(undefined, () => {
    running = false;
  });
  try {
    return await assemble(options, closing);
  } catch (error) {
    await closing.close().catch(() => {});
    throw error;
  }
}

async function assemble(options: HostOptions, closing: Closing): Promise<Host> {
  const log = (message: string) => options.log?.(message);
  const clock = countTimers(options.clock);
  const lists = listsOf(options);
  const data = closing.add(openDataFolder(options.dataDir), (folder) => folder.close());
  const http = await openHttpServer(options.httpPort || (await portFor('http')), () => clock.now(), log);
  closing.add(http, () => http.close());

  const store = await openStore(data.folder('dynamodb'), options, closing);
  const capture = new MailCapture(options.mailDir ?? data.folder('mail'), () => clock.now());
  const mail = closing.add(await serveMail(capture, await portFor('mail')), (server) => server.close());
  const enginePort = await portFor('stepfunctions');
  const texts = new TextCapture(() => clock.now());
  const sms = closing.add(await serveTexts(texts, await portFor('sms')), (server) => server.close());
  const stepfunctions = `http://127.0.0.1:${enginePort}`;
  const endpoints = { dynamodb: store.url, stepfunctions, mail: mail.url, sms: sms.url };
  const environment = environmentOf(http.url, endpoints, openLinkKey(data.folder('identity')));
  applyEnvironment(environment);

  const writes = closing.add(new TableWrites(store.url), (counted) => counted.close());
  const late: { relay?: StreamRelay } = {};
  const functions = new Functions({
    ...{ functions: lists.functions, clock, scope: { environment } },
    onWrite: () => late.relay?.nudge(),
  });
  const engine = await startEngine(data.folder('engine'), clock, functions, options);
  closing.add(engine, async () => {
    await engine.close();
    await quiet(functions);
    await late.relay?.seal();
  });
  closing.add(await serve(engine, { port: enginePort }), (server) => server.close());
  await putWorkflows(
    engine,
    lists.workflows,
    lists.functions.map((contract) => contract.name),
  );

  const folder = data.folder('streams');
  const { retry } = options;
  const streams = {
    folder,
    endpoint: store.url,
    table: store.table,
    writes,
    consumers: lists.consumers,
    functions,
    clock,
    retry,
    log,
  };
  const { relay, deadLetters } = openStreamRelay(streams);
  late.relay = relay;
  closing.add(relay, () => relay.stop());
  await relay.start();

  const issuer = openIssuer(http.url, await openSigningKey(data.folder('identity')));
  const provider = openProvider(issuer, { signedInPath: SIGNED_IN_PATH, signedOutPath: SIGNED_OUT_PATH });
  const console = openConsoleFiles(options.consoleDir ?? CONSOLE_DIR, http.url);
  const mailbox = openMailbox({ mail: capture, texts, functions });
  const gateway = openGateway({ routes: lists.routes, issuer, provider, console, functions, mailbox, log });
  const { rateLimits = DEFAULT_RATE_LIMITS } = options;
  const limiter = rateLimits === null ? undefined : openRateLimiter(rateLimits);
  http.serve(async (request) => limiter?.refuse(request) ?? gateway.answer(request));
  closing.add(http, () => http.close());
  return {
    ...{ url: http.url, clock, engine },
    table: { name: TABLE_NAME, endpoint: store.url, client: store.table.client },
    request: requestInProcess(gateway, issuer, http.url, clock),
    mail: { messages: () => capture.messages() },
    sms: { messages: () => texts.messages() },
    deadLetters: () => deadLetters.letters,
    counters: () => ({
      ...{ functions: functions.counters(), streams: relay.counters() },
      ...{ mail: capture.counters(), engine: engine.counters() },
    }),
    idle: () => untilIdle({ clock, engine, functions, relay }),
    close: () => closing.close(),
  };
}

async function openStore(
  directory: string | undefined,
  options: HostOptions,
  closing: Closing,
): Promise<{ url: string; table: LocalTable }> {
  const onLost = (message: string) => options.onLost?.(message);
  const server = await startDynamoDb({ directory, port: await portFor('dynamodb'), onLost });
  closing.add(server, () => server.close());
  const client = closing.add(clientOf(server.url, REGION), (opened) => opened.destroy());
  return { url: server.url, table: await openTable(client, TABLE_NAME, options.clock.kind === 'real') };
}

function startEngine(
  directory: string | undefined,
  clock: HostClock,
  functions: Functions,
  options: HostOptions,
): Promise<Engine> {
  return openEngine({
    ...{ directory: directory ?? ':memory:', clock, region: REGION, accountId: ACCOUNT },
    invoke: ({ functionName, payload }) => functions.invoke(functionName, payload),
    onStatusChange: (change) => options.onStatusChange?.(change),
  });
}

/** Lets calls in flight come to their end, within reason. */
async function quiet(functions: Functions): Promise<void> {
  const until = performance.now() + QUIET_MS;
  while (functions.active > 0 && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 20));
}
