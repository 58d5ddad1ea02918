import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { auditTableOf, isEntryKey } from '../contracts/audit-table.ts';
import { currentSeam, setClientSeam } from '../contracts/client-seam.ts';
import type { MakeIdentifier } from '../domain/kernel/identifier.ts';
import { openTable } from '../lambdas/adapters/dynamodb.ts';
import type { OpenBlind } from '../lambdas/adapters/keys/blind.ts';
import type { Store } from '../lambdas/adapters/store.ts';
import { openStore } from '../lambdas/adapters/store.ts';
import { theKeys } from '../lambdas/services/the-keys.ts';
import { openArchive } from '../local/archive/archive.ts';
import { answerDocumentClient } from '../local/dynamodb/document-client.ts';
import { answerLowLevelClient } from '../local/dynamodb/low-level-client.ts';
import { openEmbeddedTable } from '../local/dynamodb/table.ts';
import { auditRequestFor, requestFor } from '../local/dynamodb/table-requests.ts';
import { openFiles } from '../local/files/files.ts';
import { inventedDirectory, openInvented } from '../local/identity/invented-people.ts';
import { openSessions } from '../local/identity/sessions.ts';
import { SignInStore } from '../local/identity/sign-in-store.ts';
import { openKeyService, seamOfKeys } from '../local/keys/key-service.ts';
import { memoryRoot } from '../local/keys/root-key.ts';
import { answeringSecrets } from '../local/secrets.ts';
import { ID_KEY, keyed } from './fixtures/id-key.ts';

export interface TestTable {
  readonly name: string;
  /** The table of audit entries. */
  readonly audit: string;
  readonly documents: DynamoDBDocumentClient;
  readonly client: DynamoDBClient;
  readonly store: Store;
  keyed(): Promise<MakeIdentifier>;
  readonly blind: OpenBlind;
  /** Puts an item as it is, past the store, in the table where it belongs. */
  put(item: Record<string, unknown>): Promise<void>;
  /** Every item there is, in both tables. */
  scan(): Promise<Record<string, unknown>[]>;
}

/** Signs the links of tests. */
export const LINK_KEY = 'a key that signs the links of tests';

const KEYS_TABLE = 'test-keys';

/** What CloudFront sends in tests. */
export const ORIGIN_KEY = 'what only the distribution of tests sends';

const embedded = async (name: string) =>
  (await openEmbeddedTable({ directory: undefined, name, now: Date.now })).service;

/** A new table as in `contracts/table.ts` (in DynamoDB Local if `YARDSTICK_URL` names one), and the environment that handlers find it by. */
export async function openTestTable(): Promise<TestTable> {
  const name = `test-${randomUUID()}`;
  Object.assign(process.env, {
    TABLE_NAME: name,
    AUDIT_TABLE_NAME: auditTableOf(name),
    KEYS_TABLE_NAME: KEYS_TABLE,
    WORKFLOW_ARN: 'arn:aws:states:eu-central-1:000000000000:stateMachine:{workflow}',
    MAIL_FROM: 'office@example.org',
    PUBLIC_URL: 'https://cases.example.org',
    LINK_SECRET: 'link-key',
    ID_SECRET: 'id-key',
    ORIGIN_SECRET: 'origin',
    SMS_FROM: 'KINBRIDGE',
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    // Nobody listens at the discard port: what a test does not bring itself is refused at once, not looked for outside.
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    ...(process.env.YARDSTICK_URL && { AWS_ENDPOINT_URL_DYNAMODB: process.env.YARDSTICK_URL }),
  });
  const signIns = new SignInStore(undefined);
  const yardstick = process.env.YARDSTICK_URL;
  const service = yardstick === undefined ? await embedded(name) : undefined;
  setClientSeam({
    ...currentSeam(),
    archive: openArchive(undefined),
    directory: inventedDirectory(openInvented(signIns), openSessions(signIns)),
    files: openFiles({ folder: undefined, now: Date.now }),
    ...seamOfKeys(await openKeyService({ folder: undefined, name: KEYS_TABLE, now: Date.now }), memoryRoot()),
    ...(service && { dynamodb: (made) => answerDocumentClient(made, service) }),
    secrets: answeringSecrets({
      'link-key': () => JSON.stringify({ current: LINK_KEY }),
      'id-key': () => JSON.stringify({ current: ID_KEY }),
      origin: () => ORIGIN_KEY,
    }),
  });
  const client = new DynamoDBClient({ region: 'eu-central-1' });
  if (service) answerLowLevelClient(client, service);
  else
    for (const request of [requestFor(name), auditRequestFor(name)])
      await client.send(new CreateTableCommand({ ...request, BillingMode: 'PAY_PER_REQUEST' } as never));
  const table = { ...openTable(name, theKeys), keyed: async () => keyed };
  return {
    name,
    audit: table.audit,
    client,
    documents: table.documents,
    keyed: table.keyed,
    blind: table.blind,
    store: openStore(table),
    async put(Item) {
      const TableName = isEntryKey(String(Item.sk)) ? table.audit : name;
      await table.documents.send(new PutCommand({ TableName, Item }));
    },
    async scan() {
      const answers = await Promise.all(
        [name, table.audit].map((TableName) =>
          table.documents.send(new ScanCommand({ TableName, ConsistentRead: true })),
        ),
      );
      return answers.flatMap(({ Items = [] }) => Items);
    },
  };
}
