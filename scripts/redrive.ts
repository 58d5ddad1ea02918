import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { realClock } from '../local/clock.ts';
import { startHost } from '../local/host.ts';
import { redriveAws } from './redrive/aws.ts';
import { regionOf } from './region-of.ts';

/**
 * Relays what consumers could not be told: of a stopped host's folder (`--data DIR`; a host that runs does so by itself,
 * every hour), or of an environment on AWS (`--environment ENV`, with credentials in the shell).
 */
const { values } = parseArgs({
  options: { data: { type: 'string' }, environment: { type: 'string' } },
});

async function ofFolder(dataDir: string): Promise<{ relayed: number; left: number }> {
  const host = await startHost({ dataDir, clock: realClock() });
  try {
    const done = await host.redrive();
    await host.idle();
    return done;
  } finally {
    await host.close();
  }
}

function ofEnvironment(name: string): Promise<{ relayed: number; left: number }> {
  const region = regionOf(name);
  const clients = {
    sqs: new SQSClient({ region }),
    dynamodb: new DynamoDBClient({ region }),
    streams: new DynamoDBStreamsClient({ region }),
    lambda: new LambdaClient({ region }),
  };
  const prefix = `kinbridge-${name}`;
  return redriveAws({ prefix, tableName: `${prefix}-cases`, clients });
}

try {
  if (values.data !== undefined && values.environment !== undefined)
    throw new Error('Expected --data or --environment, received both.');
  const { relayed, left } =
    values.environment === undefined
      ? await ofFolder(values.data ?? '.kinbridge')
      : await ofEnvironment(values.environment);
  console.log(`${relayed} relayed, ${left} still set aside.`);
  if (left > 0) process.exitCode = 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
