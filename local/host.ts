import type { ClientSeam } from '../contracts/client-seam.ts';
import { setClientSeam } from '../contracts/client-seam.ts';
import { keepAnchored } from './anchoring.ts';
import { openArchive } from './archive/archive.ts';
import { announceEnds, checkArchive, keepArchived } from './archiving.ts';
import { openBackupDoor } from './backup/open.ts';
import { Closing } from './closing.ts';
import { openDataFolder } from './data-folder.ts';
import { answerDocumentClient } from './dynamodb/document-client.ts';
import { openEmbeddedTable } from './dynamodb/table.ts';
import {
  applyEnvironment,
  environmentOf,
  ID_SECRET,
  LINK_SECRET,
  TABLE_NAME,
  takeBackSecondsOf,
} from './environment.ts';
import { openFiles } from './files/files.ts';
import { Functions } from './functions.ts';
import { countTimers } from './host-clock.ts';
import { CONSOLE_DIR, type Host, type HostOptions, listsOf } from './host-options.ts';
import { openConsoleFiles } from './http/console-files.ts';
import { openGateway } from './http/gateway.ts';
import { DEFAULT_RATE_LIMITS, openRateLimiter } from './http/rate-limit.ts';
import { openHttpServer } from './http/server.ts';
import { openIdKey } from './identity/id-key.ts';
import { openLinkSecret } from './identity/link-key.ts';
import { openPeople, openResidents } from './identity/people.ts';
import { SignInStore } from './identity/sign-in-store.ts';
import { untilIdle } from './idle.ts';
import { keysOfEnvironment, openHostKeys } from './keys/open-keys.ts';
import { keepSealed } from './keys/reseal.ts';
import { putWorkflows } from './machines.ts';
import { answerMailClient } from './mail/client.ts';
import { openMailbox } from './mail/doors.ts';
import { openMessages } from './mail/open.ts';
import { askForSealing } from './mail/sealed-mail.ts';
import { refuseOutside } from './outside.ts';
import { answerQueueClient } from './queues/client.ts';
import { type DelayQueue, openHeldQueue } from './queues/delay-queue.ts';
import { keepReconciled } from './reconciling.ts';
import { requestInProcess } from './request.ts';
import { answeringSecrets } from './secrets.ts';
import { answerTextsClient } from './sms/client.ts';
import { startEngine } from './start-engine.ts';
import { StartError } from './start-error.ts';
import { answerWorkflowsClient } from './stepfunctions/client.ts';
import type { Engine } from './stepfunctions/engine.ts';
import { openStreamRelay } from './streams/open.ts';
import { redriveLetters } from './streams/redrive.ts';
import type { StreamRelay } from './streams/relay.ts';
import { keepTidy } from './tidying.ts';

export type { Host, HostCounters, HostLists, HostOptions } from './host-options.ts';
export { StartError } from './start-error.ts';

const QUIET_MS = 10_000;
const NOT_REAL =
  'Only a folder in which people sign in with passwords can be reached by others and send messages, received one of a demonstration, where anyone can be anyone: make it real with npm run first-user, or start without --origin, --mail-relay, --sms-spool and --sign-in-with.';

let running = false;

/**
 * Starts everything that AWS would run, in this process. Handlers find the services of the host that calls them; one host
 * at a time, because what is outside its functions, a script or a test, finds them through the process. `StartError`
 * names what is missing.
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
  const http = await openHttpServer(options.httpPort ?? 0, () => clock.now(), log, options.origin);
  closing.add(http, () => http.close());
  await refuseOutside(http.port, options.outside);

  const table = closing.add(
    await openEmbeddedTable({ directory: data.folder('dynamodb'), name: TABLE_NAME, now: () => clock.now() }),
    ({ service }) => service.close(),
  );
  closing.add(keepTidy(table, clock), (stop) => stop());
  const { keysDir, passphrase } = { ...keysOfEnvironment(), ...options };
  const keys = await openHostKeys({
    ...{ folder: data.folder('keys', keysDir), passphrase },
    ...{ table, now: () => clock.now() },
  });
  closing.add(keys, ({ service }) => service.close());
  const idKey = openIdKey(data.folder('identity'), table, options.idKey);
  const { capture, texts, sealing } = openMessages(
    options.mailDir,
    data.folder('mail'),
    () => clock.now(),
    options.outgoing,
  );
  const signIns = closing.add(new SignInStore(data.folder('identity')), (store) => store.close());
  const real = signIns.isReal;
  if ((options.origin ?? options.outgoing ?? options.organisation) !== undefined && !real)
    throw new StartError(NOT_REAL);
  closing.add(options.outgoing?.mail, (relay) => relay?.close());
  const url = options.origin ?? http.url;
  const environment = environmentOf(
    url,
    real,
    options.webhookOrigins,
    options.takeBackSeconds ?? takeBackSecondsOf(real),
    options.outgoing?.mail?.from,
  );
  applyEnvironment(environment);

  const files = openFiles({
    ...{ folder: data.folder('files'), now: () => clock.now() },
    scanner: process.env.KINBRIDGE_SCANNER,
  });
  const late: { relay?: StreamRelay; engine?: Engine; held?: DelayQueue } = {};
  const residents = await openResidents(url, data.folder('identity'), signIns, real);
  const clients: ClientSeam = {
    files,
    directory: residents.directory,
    sealing,
    archive: openArchive(data.folder('archive')),
    ...keys.seam,
    dynamodb: (client) => answerDocumentClient(client, table.service),
    sfn: (client) => late.engine && answerWorkflowsClient(client, late.engine),
    mail: (client) => answerMailClient(client, capture),
    sms: (client) => answerTextsClient(client, texts),
    sqs: (client) => answerQueueClient(client, () => late.held),
    secrets: answeringSecrets({
      [LINK_SECRET]: openLinkSecret(data.folder('identity')),
      [ID_SECRET]: () => JSON.stringify({ current: idKey }),
    }),
  };
  const functions = new Functions({
    ...{ functions: lists.functions, clock, scope: { environment, clients } },
    onWrite: () => late.relay?.nudge(),
  });
  const archiving = { functions, listed: lists.functions, clock, log, keepsAll: options.keepsExecutions };
  const started = Promise.withResolvers<void>();
  const ends = announceEnds(archiving, started.promise);
  const engine = await startEngine(data.folder('engine'), clock, functions, options, ends.announce);
  late.engine = engine;
  setClientSeam(clients);
  closing.add(undefined, () => setClientSeam(undefined));
  await askForSealing(functions, lists.functions);
  closing.add(engine, async () => {
    await ends.settled();
    await engine.close();
    await quiet(functions);
    await late.relay?.seal();
  });
  await putWorkflows(
    engine,
    lists.workflows,
    lists.functions.map((contract) => contract.name),
  );

  const held = openHeldQueue({ ...{ functions, clock, log }, folder: data.folder('queues') });
  late.held = held;
  closing.add(held, () => held.close());
  const folder = data.folder('streams');
  const { retry } = options;
  const streams = {
    folder,
    table,
    consumers: [...lists.consumers, ...lists.observers],
    functions,
    clock,
    retry,
    log,
  };
  const { relay, deadLetters } = openStreamRelay(streams);
  late.relay = relay;
  closing.add(relay, () => relay.stop());
  await relay.start();
  held.start();
  const redrive = () => redriveLetters(deadLetters, { table, functions, now: () => clock.now() });
  const reconciling = { functions, listed: lists.functions, clock, log, redrive };
  closing.add(keepReconciled(reconciling, options.reconcileEveryVirtualMs), (stop) => stop());
  closing.add(keepArchived(archiving, engine), (stop) => stop());
  closing.add(keepAnchored({ functions, listed: lists.functions, clock, log }), (stop) => stop());

  const sealed = keepSealed({
    ...{ table, functions, folder: data.folder('dynamodb'), log },
    listed: lists.functions.some(({ name }) => name === 'SealRecords'),
  });
  closing.add(sealed, (each) => each.close());
  if (clock.kind === 'virtual') await sealed.done;

  const { issuer } = residents;
  const { organisation } = options;
  const people = { residents, folder: data.path, store: signIns, functions, table, organisation };
  const { provider, records } = openPeople({ ...people, now: () => clock.now(), log });
  closing.add(records, (each) => each.close());
  const console = openConsoleFiles(options.consoleDir ?? CONSOLE_DIR, url, !real);
  const mailbox = openMailbox({ mail: capture, texts, functions });
  const gateway = openGateway({
    ...{ routes: lists.routes, issuer, provider, console, functions, mailbox, log, real },
  });
  const { rateLimits = DEFAULT_RATE_LIMITS } = options;
  const limiter = rateLimits === null ? undefined : openRateLimiter(rateLimits);
  const door = openBackupDoor({
    ...{ dataDir: data.path, keysDir, url: http.url, table, engine, signIns, clock },
    keys: keys.service,
  });
  closing.add(door, (opened) => opened?.close());
  http.serve(
    async (request) => limiter?.refuse(request) ?? (await door?.answer(request)) ?? gateway.answer(request),
  );
  closing.add(http, () => http.close());
  started.resolve();
  return {
    ...{ url, clock, engine, console },
    table: { name: TABLE_NAME, service: table.service },
    request: requestInProcess(gateway, issuer, url, clock),
    mail: { messages: () => capture.messages() },
    sms: { messages: () => texts.messages() },
    deadLetters: () => deadLetters.letters,
    redrive,
    reseal: sealed.reseal,
    checkArchive: () => checkArchive(archiving, engine),
    counters: () => ({
      ...{ functions: functions.counters(), streams: relay.counters() },
      ...{ mail: capture.counters(), engine: engine.counters() },
    }),
    idle: () => untilIdle({ clock, engine, functions, relay }),
    close: () => closing.close(),
  };
}

/** Lets calls in progress finish, within reason. */
async function quiet(functions: Functions): Promise<void> {
  const until = performance.now() + QUIET_MS;
  while (functions.active > 0 && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 20));
}
