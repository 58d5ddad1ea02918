import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { requestKeys } from '../../contracts/person-index.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import { inParallel, readAll, writeAll } from './tracing-index-batches.ts';

const keyOf = (person: string) => ({ pk: requestKeys.proposed(person), sk: 'proposed' });

/**
 * Records that these persons were proposed to a request, or removes the record; repeating it changes nothing. Only
 * ids are stored.
 */
export async function recordProposals(
  table: Table,
  act: 'ADD' | 'DELETE',
  request: string,
  persons: readonly string[],
): Promise<void> {
  await inParallel(persons, (person) =>
    withStoreErrors(() =>
      table.documents.send(
        new UpdateCommand({
          TableName: table.name,
          Key: keyOf(person),
          UpdateExpression: `${act} requests :request`,
          ExpressionAttributeValues: { ':request': new Set([request]) },
        }),
      ),
    ),
  );
}

/** The requests, open or closed, to which a person was proposed, in order of their ids. */
export async function proposedTo(table: Table, person: string): Promise<string[]> {
  const [item] = await readAll(table, [keyOf(person)]);
  return [...((item?.requests as Set<string> | undefined) ?? [])].sort();
}

export const deleteProposals = (table: Table, person: string): Promise<void> =>
  writeAll(table, [{ remove: keyOf(person) }]);
