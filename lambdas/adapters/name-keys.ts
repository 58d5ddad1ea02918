import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { individualListKey, nameListKey, primaryKey } from '../../contracts/table.ts';
import type { Person } from '../../domain/case/person.ts';
import { individualNumberKey, nameKey } from '../../domain/casework/name-key.ts';
import type { MakeIdentifier } from '../../domain/kernel/identifier.ts';
import { present } from '../../domain/kernel/present.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Item } from './stored-item.ts';

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The keys under which a person is found by name and by number. */
function nameKeys({ name, birthDate, caseId, id, individualNumber }: Person, keyed: MakeIdentifier): Item {
  const listed = { lk: nameListKey(nameKey(keyed, name)), ls: `${birthDate.slice(0, 4)}#${caseId}#${id}` };
  if (individualNumber === undefined) return listed;
  const qk = individualListKey(individualNumberKey(keyed, individualNumber));
  return { ...listed, qk, qs: `${caseId}#${id}` };
}

const isPerson = ({ Put }: Write): boolean => Put?.Item?.type === 'person';

/** The writes, with the lookup keys of any persons among them; the secret is only read if there are some. */
export async function withNameKeys(table: Table, writes: Write[]): Promise<Write[]> {
  if (!writes.some(isPerson)) return writes;
  const keyed = await table.keyed();
  return writes.map((write) => {
    if (!isPerson(write)) return write;
    const { Item, ...rest } = present(write.Put, 'a write of a person');
    return { Put: { ...rest, Item: { ...Item, ...nameKeys(Item as unknown as Person, keyed) } } };
  });
}

/** Lists a person stored under old keys again, unless the record was changed meanwhile, which has the same effect. */
export async function relistPerson(table: Table, person: Person): Promise<void> {
  const keys = Object.entries(nameKeys(person, await table.keyed()));
  const command = new UpdateCommand({
    TableName: table.name,
    Key: primaryKey(person),
    UpdateExpression: `SET ${keys.map(([name]) => `${name} = :${name}`).join(', ')}`,
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: {
      ':version': person.version,
      ...Object.fromEntries(keys.map(([name, value]) => [`:${name}`, value])),
    },
  });
  await withStoreErrors(() => table.documents.send(command)).catch((error: Error) => {
    if (error.name !== 'ConditionalCheckFailedException') throw error;
  });
}
