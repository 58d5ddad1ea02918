import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import type { DynamoDbServer } from '../local/dynamodb/server.ts';
import { startDynamoDb } from '../local/dynamodb/server.ts';
import { portFor } from '../local/ports.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Answers with the URL of the run's DynamoDB Local, which it starts when it is asked for the first time. */
    dynamoDbStarter: string;
  }
}

/** One DynamoDB Local in memory for the whole run, and none for a run that does not need it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<DynamoDbServer> | undefined;
  const starter = createServer(async (_request, response) => {
    server ??= portFor('dynamodb').then((port) => startDynamoDb({ directory: undefined, port }));
    try {
      response.end((await server).url);
    } catch (error) {
      response.writeHead(500).end((error as Error).message);
    }
  });
  await new Promise<void>((resolve) => starter.listen(0, '127.0.0.1', resolve));
  project.provide('dynamoDbStarter', `http://127.0.0.1:${(starter.address() as AddressInfo).port}`);
  return async () => {
    starter.close();
    await (await server?.catch(() => undefined))?.close();
  };
}
