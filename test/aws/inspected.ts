import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { OPERATIONS, run } from '../../local/dynamodb/operations.ts';
import type { InProcessRequest } from '../../local/request.ts';
import type { DemoHost } from '../../scripts/demo/demo-host.ts';
import type { Inspected } from './shapes.ts';

type Stored = Record<string, unknown>;

/** The deployed product, by the services that it runs on. */
export function onEmulator(request: InProcessRequest, table: string): Inspected {
  const workflows = new SFNClient({});
  const dynamodb = new DynamoDBClient({});
  const calls = {
    ListStateMachines: (body: object) => workflows.send(new ListStateMachinesCommand(body)),
    DescribeStateMachine: (body: object) => workflows.send(new DescribeStateMachineCommand(body as never)),
    ListExecutions: (body: object) => workflows.send(new ListExecutionsCommand(body)),
    GetExecutionHistory: (body: object) => workflows.send(new GetExecutionHistoryCommand(body as never)),
  };
  return {
    request,
    call: async (action, body) => ({ ...(await calls[action](body)) }),
    async *items() {
      let from: object | undefined = {};
      while (from) {
        const page: {
          Items?: Record<string, AttributeValue>[] | undefined;
          LastEvaluatedKey?: object | undefined;
        } = await dynamodb.send(new ScanCommand({ TableName: table, ...from }));
        for (const item of page.Items ?? []) yield unmarshall(item);
        from = page.LastEvaluatedKey && { ExclusiveStartKey: page.LastEvaluatedKey };
      }
    },
  };
}

/** The embedded host, in this process. */
export const onHost = (host: DemoHost): Inspected => ({
  request: host.request,
  call: async (action, body) => (await host.engine.call(action, body)) as Record<string, unknown>,
  async *items() {
    let from: object | undefined = {};
    while (from) {
      const page = (await run(host.table.service, OPERATIONS, 'Scan', {
        TableName: host.table.name,
        ...from,
      })) as {
        Items: Stored[];
        LastEvaluatedKey?: object;
      };
      yield* page.Items;
      from = page.LastEvaluatedKey && { ExclusiveStartKey: page.LastEvaluatedKey };
    }
  },
});
