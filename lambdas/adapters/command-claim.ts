import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { commandKey } from '../../contracts/table.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';

const itemOf = (command: Command, digest: string) => ({
  ...{ pk: commandKey(command.id), sk: 'body', type: 'command-body', digest },
  expiresAt: Math.floor(Date.parse(plus(command.at, 'P2D')) / 1000),
});

const isRefused = (error: unknown): boolean => (error as Error).name === 'ConditionalCheckFailedException';

/**
 * Claims a command's key for a request body, by its digest, for two days; throws `KeyReused` if it was claimed for
 * another body. Returns whether this call claimed it.
 */
export async function claimKey(table: Table, command: Command, digest: string): Promise<boolean> {
  const put = new PutCommand({
    TableName: table.name,
    Item: itemOf(command, digest),
    ConditionExpression: 'attribute_not_exists(pk) OR digest = :digest OR released = :yes',
    ExpressionAttributeValues: { ':digest': digest, ':yes': true },
    ReturnValues: 'ALL_OLD',
  });
  try {
    const { Attributes } = await withStoreErrors(() => table.documents.send(put));
    return Attributes === undefined || Attributes.released === true;
  } catch (error) {
    if (!isRefused(error)) throw error;
    throw new CaseError(
      'KeyReused',
      'Expected a new Idempotency-Key, or the body that was first sent with it; received the same Idempotency-Key with another body.',
    );
  }
}

/** Releases the key after a refusal, so that the corrected command can be sent with it. */
export async function releaseKey(table: Table, command: Command, digest: string): Promise<void> {
  const put = new PutCommand({
    TableName: table.name,
    Item: { ...itemOf(command, digest), released: true },
    ConditionExpression: 'digest = :digest',
    ExpressionAttributeValues: { ':digest': digest },
  });
  try {
    await withStoreErrors(() => table.documents.send(put));
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}
