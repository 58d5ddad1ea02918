import { AsyncLocalStorage } from 'node:async_hooks';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { auditTableOf } from '../contracts/audit-table.ts';

/** How the name of every audit table ends. */
const AUDIT = auditTableOf('');

/** Actions of each function, as IAM names them: `dynamodb:GetItem`. */
export type SdkCalls = Map<string, Set<string>>;

const SERVICES: Readonly<Record<string, string>> = {
  DynamoDBClient: 'dynamodb',
  DynamoDBDocumentClient: 'dynamodb',
  SFNClient: 'states',
  SESv2Client: 'ses',
  PinpointSMSVoiceV2Client: 'sms-voice',
  SQSClient: 'sqs',
  SecretsManagerClient: 'secretsmanager',
};
/** The document client's short names; IAM has those of the items. */
const ITEM = /^(Get|Put|Update|Delete|BatchGet|BatchWrite)$/;
/** A transaction needs the permission of each thing in it, and none of its own. */
const OF_TRANSACTION: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

type OfTransaction = Readonly<Record<string, { TableName?: string }>>;

interface SdkCommand {
  input: { TransactItems?: OfTransaction[]; TableName?: string; RequestItems?: object };
}
interface SdkClient {
  send: (command: SdkCommand, ...more: unknown[]) => unknown;
}

const calling = new AsyncLocalStorage<string>();

/** Runs a handler so that what it asks of AWS is known to be its own. */
export const asFunction = <T>(name: string, run: () => T): T => calling.run(name, run);

/** What is asked of the audit table is told apart: `audit:PutItem`. */
const actionOn = (table: string | undefined, action: string): string =>
  `${table?.endsWith(AUDIT) ? 'audit' : 'dynamodb'}:${action}`;

/** The IAM actions that a call of the SDK needs. */
export function actionsOf(client: object, command: SdkCommand): string[] {
  const service = SERVICES[client.constructor.name] ?? client.constructor.name;
  const call = command.constructor.name.replace(/Command$/, '');
  const { TransactItems: items, TableName, RequestItems = {} } = command.input;
  if (items)
    return items.flatMap((item) =>
      Object.entries(item).map(([kind, { TableName }]) => actionOn(TableName, OF_TRANSACTION[kind]!)),
    );
  if (service !== 'dynamodb') return [`${service}:${call}`];
  const tables = TableName === undefined ? Object.keys(RequestItems) : [TableName];
  return tables.map((table) => actionOn(table, ITEM.test(call) ? `${call}Item` : call));
}

/** From now on notes every call that a handler of this process makes, whichever client it uses. */
export function recordSdkCalls(calls: SdkCalls): void {
  const shared = Object.getPrototypeOf(DynamoDBClient.prototype) as SdkClient;
  const send = shared.send;
  shared.send = function recorded(this: SdkClient, command, ...more) {
    const name = calling.getStore();
    if (name !== undefined) {
      const known = calls.get(name) ?? new Set();
      for (const action of actionsOf(this, command)) known.add(action);
      calls.set(name, known);
    }
    return send.call(this, command, ...more);
  };
}
