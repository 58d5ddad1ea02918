import { Stack } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AUDIT_INDEXES } from '../contracts/audit-table.ts';
import type { FunctionContract, TableExtra } from '../contracts/function-contract.ts';
import { WRAPPING_PARTITION } from '../contracts/key-table.ts';
import { INDEXES } from '../contracts/table.ts';
import type { CaseTable } from './case-table.ts';
import type { KeyTable } from './key-table.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const READ_ENTRIES = ['dynamodb:GetItem', 'dynamodb:Query'];
const ALSO: Readonly<Record<TableExtra, string>> = {
  update: 'dynamodb:UpdateItem',
  batch: 'dynamodb:BatchWriteItem',
  delete: 'dynamodb:DeleteItem',
};
const ROTATION = ['Scan', 'Query', 'GetItem', 'PutItem'].map((call) => `dynamodb:${call}`);
const DECRYPT = ['kms:Decrypt', 'kms:DescribeKey'];
const ENCRYPT = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

const indexesOf = (tableArn: string, indexes: object): string[] =>
  Object.keys(indexes).map((name) => `${tableArn}/index/${name}`);

const keyUse = (cases: CaseTable, actions: string[]) =>
  new PolicyStatement({
    actions,
    resources: [cases.key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(cases).region}.amazonaws.com` } },
  });

/**
 * Gives a function the table access in its contract, with the keys that records are sealed with; never a scan, never a
 * nonexistent index.
 */
export function allowTable(
  { grantPrincipal }: IGrantable,
  { cases, keys }: { readonly cases: CaseTable; readonly keys: KeyTable },
  { table: access, alsoTable = [], audit }: Pick<FunctionContract, 'table' | 'alsoTable' | 'audit'>,
): void {
  if (access === 'none') return;
  const { tableArn } = cases.table;
  const { tableArn: keysArn } = keys.table;
  const may = (actions: string[], resources: string[]) => {
    if (actions.length > 0) grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources }));
  };
  may(READ, [tableArn, keysArn, ...indexesOf(tableArn, INDEXES)]);
  const put = access === 'write' ? ['dynamodb:PutItem'] : [];
  const also = alsoTable.map((extra) => ALSO[extra]);
  may(put, [tableArn, keysArn]);
  may(also, [tableArn]);
  const puts = allowAudit({ grantPrincipal }, cases, audit);
  const writes = puts || put.length + also.length > 0;
  grantPrincipal.addToPrincipalPolicy(keyUse(cases, writes ? [...DECRYPT, ...ENCRYPT] : DECRYPT));
  keys.allowRoot(grantPrincipal, access);
}

/**
 * Gives the function that rotates keys the table of keys, and nothing else: it reads no record. It removes wrapping keys
 * only, never what an erasure left.
 */
export function allowRotation(
  { grantPrincipal }: IGrantable,
  { cases, keys }: { readonly cases: CaseTable; readonly keys: KeyTable },
): void {
  const resources = [keys.table.tableArn];
  const onlyWrapping = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [WRAPPING_PARTITION] } };
  for (const statement of [
    { actions: ROTATION, resources },
    { actions: ['dynamodb:DeleteItem'], resources, conditions: onlyWrapping },
  ])
    grantPrincipal.addToPrincipalPolicy(new PolicyStatement(statement));
  grantPrincipal.addToPrincipalPolicy(keyUse(cases, [...DECRYPT, ...ENCRYPT]));
  keys.allowRoot(grantPrincipal, 'write');
}

/** What the contract says of audit entries; true if it puts any. */
function allowAudit(
  { grantPrincipal }: IGrantable,
  { audit: { tableArn } }: CaseTable,
  access: FunctionContract['audit'],
): boolean {
  const puts = access.includes('put');
  const statements = [
    ...(access.includes('read')
      ? [{ actions: READ_ENTRIES, resources: [tableArn, ...indexesOf(tableArn, AUDIT_INDEXES)] }]
      : []),
    ...(puts ? [{ actions: ['dynamodb:PutItem'], resources: [tableArn] }] : []),
  ];
  for (const statement of statements) grantPrincipal.addToPrincipalPolicy(new PolicyStatement(statement));
  return puts;
}

/** The ARN of the table's stream. */
export function streamArnOf({ table: { tableStreamArn } }: CaseTable): string {
  if (tableStreamArn === undefined) throw new Error('Expected a table with a stream, received one without.');
  return tableStreamArn;
}

/** Lets a consumer read the table's stream. */
export function allowStream({ grantPrincipal }: IGrantable, cases: CaseTable): void {
  const actions = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
  grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [streamArnOf(cases)] }));
  grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
  );
  grantPrincipal.addToPrincipalPolicy(keyUse(cases, DECRYPT));
}
