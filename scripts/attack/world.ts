import { DeleteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { isEntryKey } from '../../contracts/audit-table.ts';
import { caseKey } from '../../contracts/table.ts';
import { openTable } from '../../lambdas/adapters/dynamodb.ts';
import { theKeys } from '../../lambdas/services/the-keys.ts';
import { realClock } from '../../local/clock.ts';
import type { Host } from '../../local/host.ts';
import { startHost } from '../../local/host.ts';
import type { RequestOptions } from '../../local/request.ts';
import { adult, household, inventedName } from './invented.ts';

/** What an attack finds: nothing when the platform held, otherwise how it broke. */
export type Found = string | undefined;

export type Call = (
  method: string,
  path: string,
  options?: RequestOptions,
) => Promise<{ status: number; body: never; text: string }>;

/** Calls of a host, in process. */
export const calling =
  (host: Pick<Host, 'request'>): Call =>
  async (method, path, options) => {
    const { status, body } = await host.request(method, path, options);
    return { status, body: body as never, text: typeof body === 'string' ? body : JSON.stringify(body) };
  };

export interface Attack<On = World> {
  /** Who attacks. */
  readonly by: string;
  readonly what: string;
  run(on: On): Promise<Found>;
}

export interface World {
  readonly host: Host;
  readonly call: Call;
  /** A case of Amman with one adult, registered anew. */
  newCase(name?: string, start?: boolean): Promise<{ caseId: string; number: string }>;
  /** The items of a case's partition, in both tables, whose sort key begins so. */
  items(caseId: string, prefix: string): Promise<Record<string, unknown>[]>;
  put(item: Record<string, unknown>): Promise<void>;
  remove(key: { pk: string; sk: string }): Promise<void>;
}

let numbers = 0;

/** A host in memory with nobody in it but who is invented here. */
export async function openWorld(): Promise<World & { close(): Promise<void> }> {
  const clock = realClock();
  const host = await startHost({ dataDir: ':memory:', clock });
  const table = openTable(host.table.name, theKeys);
  const place = ({ sk }: { sk?: unknown }) => (isEntryKey(String(sk)) ? table.audit : table.name);
  const call = calling(host);
  return {
    host,
    call,
    async close() {
      await host.close();
      clock.close();
    },
    async newCase(given, start = false) {
      const number = `ATTACK-${++numbers}`;
      const name = given ?? `Zahra ${inventedName(numbers)}`;
      const answer = await call('POST', '/cases', {
        user: 'caseworker.amman',
        body: household([adult(name)], { number, start }),
      });
      if (answer.status !== 201) throw new Error(`Expected a case to attack, received ${answer.text}.`);
      return { caseId: (answer.body as { caseId: string }).caseId, number };
    },
    async items(caseId, prefix) {
      const answers = await Promise.all(
        [table.name, table.audit].map((TableName) =>
          table.documents.send(
            new QueryCommand({
              TableName,
              KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
              ExpressionAttributeValues: {
                ':pk': caseKey(caseId),
                ':from': prefix || '!',
                ':to': `${prefix}~`,
              },
            }),
          ),
        ),
      );
      return answers.flatMap(({ Items = [] }) => Items);
    },
    async put(Item) {
      await table.documents.send(new PutCommand({ TableName: place(Item), Item }));
    },
    async remove(Key) {
      await table.documents.send(new DeleteCommand({ TableName: place(Key), Key }));
    },
  };
}

/** Held when the status is one of these. */
export const answers = (received: { status: number; text?: string }, ...held: number[]): Found =>
  held.includes(received.status)
    ? undefined
    : `answered ${received.status}${received.text === undefined ? '' : `: ${received.text.slice(0, 160)}`}`;

/** The first thing that broke. */
export const firstOf = (...found: Found[]): Found => found.find((one) => one !== undefined);
