import { isDeepStrictEqual } from 'node:util';
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { policyKey, policySortKey } from '../../contracts/table.ts';
import { CaseError } from '../../domain/errors.ts';
import type { Policy, Programme } from '../../domain/policy/policy.ts';
import { PolicySchema } from '../../domain/policy/policy.ts';
import { SHIPPED_POLICIES, shippedPolicy } from '../../domain/policy/shipped.ts';
import type { Table } from './dynamodb.ts';
import { calling } from './dynamodb.ts';

const known = new Map<string, Policy>();

/** A policy version of a programme; versions never change, so each is read once. `NotFound` when there is none. */
export async function findPolicy(table: Table, programme: Programme, version: number): Promise<Policy> {
  const shipped = shippedPolicy(programme, version) ?? known.get(`${table.name} ${programme} ${version}`);
  if (shipped) return shipped;
  const key = { pk: policyKey(programme), sk: policySortKey(version) };
  const { Item } = await calling(() =>
    table.documents.send(new GetCommand({ TableName: table.name, Key: key })),
  );
  if (!Item)
    throw new CaseError('NotFound', `Expected a policy of ${programme}, received version ${version}.`);
  const policy = PolicySchema.parse(Item.policy);
  known.set(`${table.name} ${programme} ${version}`, policy);
  return policy;
}

/** The newest policy of a programme: what a case that is registered now starts with. */
export async function currentPolicy(table: Table, programme: Programme): Promise<Policy> {
  const shipped = SHIPPED_POLICIES.filter((policy) => policy.programme === programme).sort(
    (a, b) => b.version - a.version,
  )[0]!;
  const { Items } = await calling(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': policyKey(programme) },
        ScanIndexForward: false,
        Limit: 1,
      }),
    ),
  );
  const stored = Items?.[0] ? PolicySchema.parse(Items[0].policy) : undefined;
  return stored && stored.version > shipped.version ? stored : shipped;
}

/** Adds a policy version; the same again is harmless, another under its number `AlreadyExists`: cases may rest on it. */
export async function publishPolicy(table: Table, policy: Policy): Promise<void> {
  const taken = new CaseError(
    'AlreadyExists',
    `Expected a new version of ${policy.programme}, received version ${policy.version}.`,
  );
  const shipped = shippedPolicy(policy.programme, policy.version);
  if (isDeepStrictEqual(shipped, policy)) return;
  if (shipped) throw taken;
  const item = { pk: policyKey(policy.programme), sk: policySortKey(policy.version), type: 'policy', policy };
  try {
    await calling(() =>
      table.documents.send(
        new PutCommand({
          TableName: table.name,
          Item: item,
          ConditionExpression: 'attribute_not_exists(pk) OR policy = :policy',
          ExpressionAttributeValues: { ':policy': policy },
        }),
      ),
    );
  } catch (error) {
    throw (error as Error).name === 'ConditionalCheckFailedException' ? taken : error;
  }
}
