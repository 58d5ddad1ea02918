import { isDeepStrictEqual } from 'node:util';
import { GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { policyKey, policySortKey } from '../../contracts/table.ts';
import type { AuditEntry } from '../../domain/audit/audit-entry.ts';
import { GENESIS, seal } from '../../domain/audit/chain.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { present } from '../../domain/kernel/present.ts';
import type { Policy, Programme } from '../../domain/policy/policy.ts';
import type { PublishedPolicy } from '../../domain/policy/published.ts';
import { changedFields, policyAuditOf, policyPublished } from '../../domain/policy/published.ts';
import { PolicySchema } from '../../registry/policy-schema.ts';
import { SHIPPED_POLICIES, shippedPolicy } from '../../registry/shipped.ts';
import { entryWrite } from './audit-entries.ts';
import { readAudit } from './audit-store.ts';
import type { Table } from './dynamodb.ts';
import { asStoreError, cancellationOf, withStoreErrors } from './dynamodb.ts';
import { enterRegister } from './register-store.ts';

const readOnce = new WeakMap<Table, Map<string, Policy>>();

/**
 * A policy version of a programme; versions never change, so each is read once. Throws `NotFound` if there is none.
 */
export async function findPolicy(table: Table, programme: Programme, version: number): Promise<Policy> {
  const shipped = shippedPolicy(programme, version);
  if (shipped) return shipped;
  const known = readOnce.get(table) ?? new Map<string, Policy>();
  readOnce.set(table, known);
  const before = known.get(`${programme} ${version}`);
  if (before) return before;
  const key = { pk: policyKey(programme), sk: policySortKey(version) };
  const { Item } = await withStoreErrors(() =>
    table.documents.send(new GetCommand({ TableName: table.name, Key: key })),
  );
  if (!Item)
    throw new CaseError('NotFound', `Expected a policy of ${programme}, received version ${version}.`);
  const policy = PolicySchema.parse(Item.policy);
  known.set(`${programme} ${version}`, policy);
  return policy;
}

/** The newest policy of a programme, which a case registered now starts with. */
export async function currentPolicy(table: Table, programme: Programme): Promise<Policy> {
  const shipped = present(
    SHIPPED_POLICIES.filter((policy) => policy.programme === programme).sort(
      (a, b) => b.version - a.version,
    )[0],
    `a shipped policy of ${programme}`,
  );
  const { Items } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :version)',
        ExpressionAttributeValues: { ':pk': policyKey(programme), ':version': 'version#' },
        ScanIndexForward: false,
        Limit: 1,
      }),
    ),
  );
  const stored = Items?.[0] ? PolicySchema.parse(Items[0].policy) : undefined;
  return stored && stored.version > shipped.version ? stored : shipped;
}

/** A version of a policy; undefined if there is none. */
export const knownPolicy = (
  table: Table,
  programme: Programme,
  version: number,
): Promise<Policy | undefined> =>
  findPolicy(table, programme, version).catch((error: unknown) => {
    if (error instanceof CaseError && error.name === 'NotFound') return undefined;
    throw error;
  });

/**
 * Adds a policy version with its audit entry. Repeating it is harmless; a different version with the same number
 * throws `AlreadyExists`, because cases may depend on it. Throws `VersionConflict` if another version is published at
 * the same time.
 */
export async function publishPolicy(
  table: Table,
  policy: Policy,
  command: Command,
  draftedBy?: string,
): Promise<void> {
  const { programme, version } = policy;
  const known = await knownPolicy(table, programme, version);
  if (isDeepStrictEqual(known, policy)) return;
  if (known)
    throw new CaseError(
      'AlreadyExists',
      `Expected a new version of ${programme}, received version ${version}.`,
    );
  const before = await currentPolicy(table, programme);
  const owner = policyAuditOf(programme);
  const [last] = await readAudit(table, owner, 0, 1, 'newest');
  const { id, kind } = command.actor;
  const fact = policyPublished(before, policy, draftedBy);
  const entry = seal(last ?? { seq: 0, hash: GENESIS }, {
    ...{ caseId: owner, at: command.at, actor: { id, kind }, command: command.id, facts: [fact] },
  });
  const published = { at: command.at, by: id, changed: changedFields(before, policy) };
  const item = { pk: policyKey(programme), sk: policySortKey(version), type: 'policy', policy, published };
  await putNew(table, item, entry);
  await enterRegister(table, owner);
}

async function putNew(table: Table, Item: Record<string, unknown>, entry: AuditEntry): Promise<void> {
  try {
    const TransactItems = [
      { Put: { TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
      entryWrite(table, entry),
    ];
    await table.documents.send(new TransactWriteCommand({ TransactItems }));
  } catch (error) {
    if (!cancellationOf(error)?.some((code) => /ConditionalCheckFailed|TransactionConflict/.test(code)))
      throw asStoreError(error);
    throw new CaseError('VersionConflict', 'Expected no other version published at the same time.', {
      cause: error,
    });
  }
}

/** The newest 100 versions of a programme's policy, newest first; those shipped with Kinbridge come last. */
export async function listPolicies(table: Table, programme: Programme): Promise<PublishedPolicy[]> {
  const { Items } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :version)',
        ExpressionAttributeValues: { ':pk': policyKey(programme), ':version': 'version#' },
        ScanIndexForward: false,
        Limit: 100,
      }),
    ),
  );
  const stored = (Items ?? []).map(({ policy, published }) => ({
    ...{ version: policy.version, note: policy.note, changed: published?.changed ?? null },
    ...{ publishedAt: published?.at ?? null, publishedBy: published?.by ?? null },
  }));
  const shipped = SHIPPED_POLICIES.filter((policy) => policy.programme === programme).map(
    ({ version, note }) => ({ version, note, changed: null, publishedAt: null, publishedBy: null }),
  );
  return [...stored, ...shipped].sort((a, b) => b.version - a.version);
}
