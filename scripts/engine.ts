import { parseArgs } from 'node:util';
import { realClock } from '../local/clock.ts';
import { refuseOutside } from '../local/outside.ts';
import { openEngine } from '../local/stepfunctions/engine.ts';
import { lambdaEndpoint, noLambda } from '../local/stepfunctions/lambda-endpoint.ts';
import { serve } from '../local/stepfunctions/server.ts';
import { virtualClock } from '../local/virtual-clock.ts';
import { openSecretFile } from '../local/wire/secret-file.ts';
import { folderToServe } from '../local/wire/served-folder.ts';

const USAGE =
  'Usage: npm run engine -- --port 8083 --data DIR [--clock real|virtual] [--lambda-endpoint URL] [--region R] [--account A] [--secret-file F]';

function options() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8083' },
      data: { type: 'string' },
      clock: { type: 'string', default: 'real' },
      'lambda-endpoint': { type: 'string' },
      region: { type: 'string', default: 'eu-central-1' },
      account: { type: 'string', default: '000000000000' },
      'secret-file': { type: 'string' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port expects a port number, received ${values.port}`);
  if (!values.data) throw new Error('--data expects the directory in which the journal is kept');
  if (values.clock !== 'real' && values.clock !== 'virtual') {
    throw new Error(`--clock expects real or virtual, received ${values.clock}`);
  }
  return { ...values, port, data: values.data, clock: values.clock };
}

async function main(): Promise<void> {
  const { port, data, clock: kind, region, account, ...others } = options();
  const { 'lambda-endpoint': endpoint, 'secret-file': secretFile } = others;
  const served = folderToServe(data, 'engine', secretFile);
  const credentials = secretFile === undefined ? undefined : openSecretFile(secretFile);
  const clock = kind === 'virtual' ? virtualClock(Date.now()) : realClock();
  const invoke = endpoint === undefined ? noLambda : lambdaEndpoint(endpoint);
  const engine = await openEngine({
    directory: served.directory ?? data,
    clock,
    invoke,
    region,
    accountId: account,
  });
  const server = await serve(engine, { port, credentials });
  await refuseOutside(Number(new URL(server.url).port));
  console.log(`listening on ${server.url}`);
  const stop = async () => {
    await server.close();
    await engine.close();
    clock.close();
    served.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: Error) => {
  console.error(
    `${error.message}\n${['JournalRefused', 'StartError'].includes(error.name) ? '' : USAGE}`.trim(),
  );
  process.exit(1);
});
