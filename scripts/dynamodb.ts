import { parseArgs } from 'node:util';
import { TableService } from '../local/dynamodb/service.ts';
import { TableStream } from '../local/dynamodb/streams.ts';
import { serveTable } from '../local/dynamodb/wire-server.ts';
import { refuseOutside } from '../local/outside.ts';
import { StartError } from '../local/start-error.ts';
import { openSecretFile } from '../local/wire/secret-file.ts';
import { folderToServe } from '../local/wire/served-folder.ts';

const USAGE = 'Usage: npm run dynamodb -- --port 8000 [--data DIR] [--secret-file F]';
const TIDY_MS = 60_000;
const EXPIRED_AT_ONCE = 1000;

function options() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8000' },
      data: { type: 'string' },
      'secret-file': { type: 'string' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port expects a port number, received ${values.port}`);
  return { port, data: values.data, secretFile: values['secret-file'] };
}

function open(directory: string | undefined): TableService {
  try {
    return new TableService({ directory, now: Date.now });
  } catch (error) {
    throw new StartError(`The table in ${directory} cannot be opened: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

const streamsOf = (service: TableService): TableStream[] =>
  service.names
    .map((name) => service.table(name))
    .filter(({ stream }) => stream !== undefined)
    .map((table) => new TableStream(service, table));

/** As AWS does in the background. The table of a host is looked at only: it keeps what the host has not yet relayed. */
function keepTidy(service: TableService): NodeJS.Timeout {
  return setInterval(() => {
    void service
      .expire(EXPIRED_AT_ONCE)
      .then(() => Promise.all(streamsOf(service).map((stream) => stream.trim())))
      .catch((error: Error) => console.error(error.message));
  }, TIDY_MS);
}

async function main(): Promise<void> {
  const { port, data, secretFile } = options();
  const { directory, ofHost, close } = folderToServe(data, 'dynamodb', secretFile);
  const credentials = secretFile === undefined ? undefined : openSecretFile(secretFile);
  const service = open(directory);
  const server = await serveTable(service, { port, credentials });
  await refuseOutside(Number(new URL(server.url).port));
  const tidy = ofHost ? undefined : keepTidy(service);
  console.log(`listening on ${server.url}`);
  const stop = async () => {
    clearInterval(tidy);
    await server.close();
    service.close();
    close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: Error) => {
  console.error(error.name === 'StartError' ? error.message : `${error.message}\n${USAGE}`);
  process.exit(1);
});
