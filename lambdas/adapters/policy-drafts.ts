import { isDeepStrictEqual } from 'node:util';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { policyDraftSortKey, policyKey } from '../../contracts/table.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type { Policy, Programme } from '../../domain/policy/policy.ts';
import type { PolicyDraft, Publishing } from '../../domain/policy/publishing.ts';
import { publishingOf } from '../../domain/policy/publishing.ts';
import { PolicyDraftSchema } from '../../registry/policy-schema.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import { knownPolicy, publishPolicy } from './policy-store.ts';

const keyOf = (programme: Programme, version: number) => ({
  pk: policyKey(programme),
  sk: policyDraftSortKey(version),
});

/** The draft of a version; undefined if nobody has sent one. */
export async function draftOf(
  table: Table,
  programme: Programme,
  version: number,
): Promise<PolicyDraft | undefined> {
  const Key = keyOf(programme, version);
  const { Item } = await withStoreErrors(() =>
    table.documents.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true })),
  );
  return Item && PolicyDraftSchema.parse({ policy: Item.policy, by: Item.by, at: Item.at });
}

/**
 * Publishes what another administrator drafted, or stores it as the draft. Published versions never change; a
 * different version with the same number throws `AlreadyExists`.
 */
export async function proposePolicy(table: Table, policy: Policy, command: Command): Promise<Publishing> {
  const { programme, version } = policy;
  if (await knownPolicy(table, programme, version)) {
    await publishPolicy(table, policy, command);
    return 'published';
  }
  const draft = await draftOf(table, programme, version);
  const isSame = isDeepStrictEqual(draft?.policy, policy);
  const state = publishingOf(draft, isSame, command.actor.id);
  if (state === 'published') await publishPolicy(table, policy, command, draft?.by);
  else if (!isSame) {
    const Item = { ...keyOf(programme, version), type: 'policy-draft', policy };
    const by = { by: command.actor.id, at: command.at };
    await withStoreErrors(() =>
      table.documents.send(new PutCommand({ TableName: table.name, Item: { ...Item, ...by } })),
    );
  }
  return state;
}
