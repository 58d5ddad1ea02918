import { Stack } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { FunctionContract, TableExtra } from '../contracts/function-contract.ts';
import { INDEXES } from '../contracts/table.ts';
import type { CaseTable } from './case-table.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const ALSO: Readonly<Record<TableExtra, string>> = {
  update: 'dynamodb:UpdateItem',
  batch: 'dynamodb:BatchWriteItem',
};
const DECRYPT = ['kms:Decrypt', 'kms:DescribeKey'];
const ENCRYPT = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

const keyUse = (cases: CaseTable, actions: string[]) =>
  new PolicyStatement({
    actions,
    resources: [cases.key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(cases).region}.amazonaws.com` } },
  });

/** Gives a function the table access in its contract; never a scan, never a nonexistent index. */
export function allowTable(
  { grantPrincipal }: IGrantable,
  cases: CaseTable,
  { table: access, alsoTable = [] }: Pick<FunctionContract, 'table' | 'alsoTable'>,
): void {
  if (access === 'none') return;
  const { tableArn } = cases.table;
  const indexes = Object.keys(INDEXES).map((name) => `${tableArn}/index/${name}`);
  grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: READ, resources: [tableArn, ...indexes] }),
  );
  const actions = [
    ...(access === 'write' ? ['dynamodb:PutItem'] : []),
    ...alsoTable.map((extra) => ALSO[extra]),
  ];
  if (actions.length > 0) {
    grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [tableArn] }));
  }
  grantPrincipal.addToPrincipalPolicy(keyUse(cases, actions.length > 0 ? [...DECRYPT, ...ENCRYPT] : DECRYPT));
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
