import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { realClock } from '../local/clock.ts';
import { startHost } from '../local/host.ts';
import { keysOfEnvironment } from '../local/keys/open-keys.ts';
import { keysOnAws } from './keys/aws.ts';
import { rotateKeys } from './keys/rotate.ts';
import { openStoppedKeys, statusOf } from './keys/stopped.ts';
import { regionOf } from './region-of.ts';

const USAGE =
  'Usage: npm run keys -- status | rotate | reseal [--data DIR] [--keys DIR] [--passphrase-file FILE]\n' +
  '       npm run keys -- status | rotate --environment ENV\n' +
  '  status  tells how many keys there are, under which wrapping key, and how many were destroyed\n' +
  '  rotate  makes a new wrapping key and wraps all keys with it; may be interrupted and repeated\n' +
  '  reseal  seals what an older version stored in clear, and rewrites the file\n' +
  'The host of the folder must not run. An environment on AWS may; it needs credentials that may invoke its function.';

function read() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string', default: '.kinbridge' },
      environment: { type: 'string' },
      keys: { type: 'string' },
      'passphrase-file': { type: 'string' },
    },
  });
  const { data: dataDir, keys: keysDir, 'passphrase-file': file } = values;
  const passphrase = file === undefined ? undefined : readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  const given = {
    ...keysOfEnvironment(),
    ...(keysDir === undefined ? {} : { keysDir }),
    ...(passphrase === undefined ? {} : { passphrase }),
  };
  return {
    ...{ act: positionals.join(' '), options: { dataDir, ...given } },
    environment: values.environment,
  };
}

async function reseal(options: ReturnType<typeof read>['options']): Promise<void> {
  const host = await startHost({ ...options, clock: realClock(), log: (line) => console.error(line) });
  try {
    console.log(`${await host.reseal()} records were in clear and are sealed now; the file is rewritten.`);
  } finally {
    await host.close();
  }
}

async function keysOfEnvironmentOnAws(act: string, environment: string): Promise<void> {
  if (act !== 'status' && act !== 'rotate') throw new Error(USAGE);
  const region = regionOf(environment);
  const lambda = new LambdaClient({ region, requestHandler: { requestTimeout: 910_000 }, maxAttempts: 1 });
  for await (const line of keysOnAws(act, { lambda, prefix: `kinbridge-${environment}` })) console.log(line);
}

async function main(): Promise<void> {
  const { act, options, environment } = read();
  if (environment !== undefined) return keysOfEnvironmentOnAws(act, environment);
  if (act === 'reseal') return reseal(options);
  if (act !== 'status' && act !== 'rotate') throw new Error(USAGE);
  const keys = await openStoppedKeys(options);
  try {
    if (act === 'rotate') {
      const { version, wrapped } = await rotateKeys(keys);
      console.log(
        `${wrapped} keys are wrapped by version ${version} of the wrapping key; older versions are gone.`,
      );
    }
    const { newest, byVersion, destroyed } = statusOf(keys);
    const counts = [...byVersion].map(([version, count]) => `${count} under version ${version}`);
    console.log(
      `Keys of ${options.dataDir}: ${counts.join(', ') || 'none'}; ${destroyed} destroyed. The newest wrapping key is version ${newest}.`,
    );
  } finally {
    keys.close();
  }
}

main().catch((error: Error) => {
  const isArguments = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(isArguments ? `${error.message}\n${USAGE}` : error.message);
  process.exit(1);
});
